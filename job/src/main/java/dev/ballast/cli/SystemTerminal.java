package dev.ballast.cli;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;

/** The terminal that standard input and output are both connected to, if they are. */
final class SystemTerminal implements Terminal {
    /** From Java 22 on, the default console is one even where there is no terminal. */
    private static final String PROVIDER = "jdk.console";

    @Override
    @SuppressWarnings("SystemConsoleNull") // It is nothing without a terminal, with that provider.
    public Optional<String> ask(String question) {
        System.setProperty(PROVIDER, "java.base");
        Console console = System.console();
        return console == null ? Optional.empty() : Optional.of(Objects.toString(console.readLine("%s", question), ""));
    }
}
