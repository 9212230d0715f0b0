package dev.ballast.reports.text;

import dev.ballast.reports.words.Names;
import java.util.List;

/**
 * One part of a report.
 *
 * @param sentences one paragraph each
 * @param commands what tells more, one command line each
 */
record Section(String title, List<String> sentences, List<Entry> entries, List<String> commands) {
    Section {
        title = Names.printable(title);
        sentences = sentences.stream().map(Names::printable).toList();
        entries = List.copyOf(entries);
        commands = commands.stream().map(Names::printable).toList();
    }

    static Section ofEntries(String title, List<Entry> entries) {
        return new Section(title, List.of(), entries, List.of());
    }

    boolean isEmpty() {
        return sentences.isEmpty() && entries.isEmpty();
    }
}
