package dev.ballast.publish;

import dev.ballast.reports.model.Report;
import dev.ballast.tables.Location;
import java.util.EnumMap;
import java.util.Map;

/** A report in all of its forms, rendered and not yet in its place. */
public final class ReportFiles {
    private final Map<ReportForm, byte[]> files = new EnumMap<>(ReportForm.class);

    /** Renders every form. */
    public ReportFiles(Report report) {
        for (ReportForm form : ReportForm.values()) {
            files.put(form, form.render(report));
        }
    }

    /** Puts them into a folder of an output, each in one step and the data last. */
    public void publish(Output output, Location folder) {
        files.forEach((form, content) -> output.publish(content, folder.resolve(form.file())));
    }
}
