package dev.ballast.cli.manual;

import dev.ballast.cli.Ballast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes what a system keeps of a command below its folder {@code share}: {@code man/man1/ballast*.1}, one page per
 * command, and {@code bash-completion/completions/ballast}, which zsh understands too.
 */
public final class Manual {
    private final Path share;
    private final LocalDate date;

    private Manual(Path share, LocalDate date) {
        this.share = share;
        this.date = date;
    }

    /** Takes the folder, and the time of the build as ISO 8601 has it. */
    public static void main(String[] arguments) throws IOException {
        LocalDate date = LocalDate.parse(arguments[1].substring(0, "2026-11-23".length()));
        new Manual(Path.of(arguments[0]), date).write(Ballast.commandLine());
    }

    private void write(CommandLine ballast) throws IOException {
        Path pages = Files.createDirectories(share.resolve("man/man1"));
        Path completions = Files.createDirectories(share.resolve("bash-completion/completions"));
        writePages(ballast, pages);
        Files.writeString(completions.resolve("ballast"), AutoComplete.bash("ballast", ballast));
    }

    private void writePages(CommandLine command, Path folder) throws IOException {
        ManualPage page = new ManualPage(command.getCommandSpec(), date);
        Files.writeString(folder.resolve(page.name() + ".1"), page.text());
        for (CommandLine below : command.getSubcommands().values()) {
            writePages(below, folder);
        }
    }
}
