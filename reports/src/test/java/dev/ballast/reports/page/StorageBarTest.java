package dev.ballast.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.reports.model.Report;
import dev.ballast.reports.model.SampleReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageBarTest {
    @Test
    void thePartsFillTheBarWithoutAGap() {
        Report report = SampleReport.of(40);
        List<StorageBar.Part> parts = StorageBar.of(report.run());
        long end = 0;
        for (StorageBar.Part part : parts) {
            assertThat(part.start()).isEqualTo(end);
            end += part.width();
        }
        assertThat(end).isEqualTo(StorageBar.WIDTH);
        assertThat(parts.stream().mapToLong(StorageBar.Part::bytes).sum())
                .isEqualTo(report.run().storedBytes());
    }

    @Test
    void nothingStoredIsAnEmptyBar() {
        assertThat(StorageBar.of(SampleReport.empty().run()))
                .allSatisfy(part -> assertThat(part.width()).isZero());
    }
}
