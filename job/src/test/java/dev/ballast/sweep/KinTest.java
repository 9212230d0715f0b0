package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is needed and why, whatever is found first. */
class KinTest {
    private static final List<Consumer<Kin>> FINDINGS = List.of(
            kin -> kin.need("list", "tag v1 points at it"),
            kin -> kin.need("list", "pushed since the plan"),
            kin -> kin.bind("list", "image", "named by the list"),
            kin -> kin.bind("list", "other", "named by the list"),
            kin -> kin.bind("other", "image", "a longer way"),
            kin -> kin.bind("other", "signature", "signs the other"),
            kin -> kin.bind("image", "signature", "signs the image"));

    @Test
    void givesTheSameReasonsInWhateverOrderAStorageListsThem() {
        Set<List<String>> told = new HashSet<>();

        for (List<Consumer<Kin>> order : Collections2.permutations(FINDINGS)) {
            Kin kin = new Kin();
            order.forEach(finding -> finding.accept(kin));
            kin.settle();
            told.add(Stream.of("list", "image", "other", "signature", "nobody's")
                    .map(kin::why)
                    .flatMap(Optional::stream)
                    .toList());
        }

        assertThat(told)
                .containsExactly(
                        List.of("pushed since the plan", "named by the list", "named by the list", "signs the image"));
    }
}
