package dev.ballast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.registry.RegistryLayout;
import dev.ballast.registry.RegistryNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameBookTest {
    private final List<RepositoryName> names = new NameBook(new Dice(1)).names(5_000);

    @Test
    void givesNoNameTwice() {
        assertThat(names).hasSize(5_000).extracting(RepositoryName::name).doesNotHaveDuplicates();
    }

    @Test
    void givesNamesThatRegistriesAccept() {
        assertThat(names).extracting(RepositoryName::name).allMatch(RegistryNames::isRepository);
    }

    @Test
    void namesRepositoriesOfSeveralProjects() {
        assertThat(names.stream()
                        .map(name -> RegistryLayout.project(name.name()))
                        .distinct())
                .contains("base", "robotics", "internal");
    }

    @Test
    void namesAReleaseAfterItsBuilds() {
        List<RepositoryName> few = new NameBook(new Dice(1)).names(10);

        assertThat(few.get(2).kind()).isEqualTo(RepositoryKind.CI);
        assertThat(few.get(3))
                .isEqualTo(new RepositoryName(few.get(2).name().replace("/ci-", "/"), RepositoryKind.RELEASE));
    }
}
