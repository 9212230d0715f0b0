package dev.ballast.reports.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ballast.reports.ContractTable;
import dev.ballast.reports.TableContract;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Report> reports() {
        return Stream.of(SampleReport.of(40), SampleReport.refused(9), SampleReport.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportReadsBackAsItWas(Report report) throws IOException {
        assertThat(ReportJson.read(ReportJson.bytes(report))).isEqualTo(report);
    }

    @Test
    void namesAndUnitsAreThoseOfTheTables() throws IOException {
        var document = JSON.readTree(ReportJson.bytes(SampleReport.of(9)));
        assertThat(document.at("/format_version").asInt()).isEqualTo(1);
        assertThat(document.at("/run/run_at").asText()).isEqualTo("2026-11-23T02:30:00Z");
        assertThat(document.at("/repositories/0/distinct_bytes").isIntegralNumber())
                .isTrue();
    }

    static Stream<Arguments> rowsOfTables() {
        return Stream.of(
                Arguments.of(RepositoryRow.class, TableContract.REPOSITORIES),
                Arguments.of(ProjectRow.class, TableContract.PROJECTS),
                Arguments.of(SharingRow.class, TableContract.LAYER_SHARING),
                Arguments.of(BaseImageRow.class, TableContract.BASE_IMAGES));
    }

    @ParameterizedTest
    @MethodSource("rowsOfTables")
    void rowsHoldTheColumnsOfTheirTable(Class<? extends Record> row, ContractTable table) {
        List<String> columns = table.columnNames();
        assertThat(componentsOf(row)).isEqualTo(columns.subList(2, columns.size()));
    }

    @Test
    void theRunHoldsAllColumnsOfItsTable() {
        assertThat(componentsOf(RunRow.class)).isEqualTo(TableContract.RUNS.columnNames());
    }

    @Test
    void whatALaterVersionAddsIsIgnoredAndAListThatIsNotThereIsEmpty() throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(ReportJson.bytes(SampleReport.of(9)));
        document.put("new_in_later_versions", 7).remove("repositories");
        assertThat(ReportJson.read(JSON.writeValueAsBytes(document)).repositories())
                .isEmpty();
    }

    @Test
    void aFormatThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> ReportJson.read("{\"format_version\": 2}".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its format_version is 2");
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThatThrownBy(() -> ReportJson.read("{\"plan_id\": 1}".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no report of Ballast");
        assertThatThrownBy(() -> ReportJson.read("{\"format_version\": 1}".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A report without its run");
        assertThatThrownBy(() -> ReportJson.read(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ReportJson.read("no JSON".getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    private static List<String> componentsOf(Class<? extends Record> row) {
        return Arrays.stream(row.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }
}
