package dev.ballast.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ballast.reports.model.HostileNames;
import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.RepositoryRow;
import dev.ballast.reports.model.SampleReport;
import dev.ballast.reports.words.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageDataTest {
    private static final Report REPORT = SampleReport.of(HostileNames.ALL.size());

    @Test
    void noCharacterCanEndTheElementThatHoldsTheData() {
        assertThat(Page.of(REPORT).data()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    }

    @Test
    void hostileNamesArriveAsTheyAreShown() throws IOException {
        List<String> names = new ArrayList<>();
        parsed().path("repositories").forEach(row -> names.add(row.get(0).asText()));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        HostileNames.ALL.stream().map(Names::printable).toList());
    }

    @Test
    void repositoriesAreRowsAndTheLargestComesFirst() throws IOException {
        RepositoryRow largest = Page.of(REPORT).repositories().get(0);
        JsonNode row = parsed().at("/repositories/0");
        assertThat(row).hasSize(9);
        assertThat(row.get(3).asLong()).isEqualTo(largest.logicalBytes());
        assertThat(row.get(4).asLong()).isEqualTo(largest.distinctBytes());
        assertThat(row.get(7).asLong()).isEqualTo(largest.reclaimableBytes());
    }

    @Test
    void thisRunIsTheLastOfTheTrend() throws IOException {
        JsonNode history = parsed().path("history");
        assertThat(history).hasSize(REPORT.history().size() + 1);
        assertThat(history.get(history.size() - 1).get(1).asLong())
                .isEqualTo(REPORT.run().storedBytes());
    }

    private static JsonNode parsed() throws IOException {
        return new ObjectMapper().readTree(Page.of(REPORT).data());
    }
}
