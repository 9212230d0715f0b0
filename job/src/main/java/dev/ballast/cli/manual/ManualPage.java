package dev.ballast.cli.manual;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of one command: name, synopsis, description, examples, arguments, options, commands, exit status.
 *
 * @param command what the command line knows of it
 * @param date of the build
 */
record ManualPage(CommandSpec command, LocalDate date) {
    private static final String EXAMPLE = "Example: ";
    /** What help indents beneath the word of an example. */
    private static final String CONTINUED = " ".repeat(EXAMPLE.length());

    /** What scripts/ballast takes from the environment. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME", "The Java to use. Without it, the one on the PATH.",
            "BALLAST_HEAP", "The heap of the nightly job, such as 4g. Without it, half of the memory, 1280m at most.",
            "BALLAST_ARCHIVE", "If it is never, no archive of loaded classes is made or used.",
            "JAVA_OPTS", "Further options for the JVM.",
            "BALLAST_JAVA_OPTS", "Further options for the JVM, after those of JAVA_OPTS.");

    /** As manual pages of subcommands are named: {@code ballast-plan-show}. */
    String name() {
        return command.qualifiedName("-");
    }

    String text() {
        Roff page = new Roff();
        page.title(name().toUpperCase(Locale.ROOT), 1, date.toString(), version(), "Ballast");
        page.section("NAME").line(Roff.escaped(name()) + " \\- " + Roff.escaped(purpose()));
        page.section("SYNOPSIS").line(synopsis());
        describe(page);
        list(page, "ARGUMENTS", command.positionalParameters(), ManualPage::term);
        list(page, "OPTIONS", options(), ManualPage::term);
        commands(page);
        exitStatus(page);
        environment(page);
        seeAlso(page);
        return page.toString();
    }

    private String version() {
        String[] version = command.root().version();
        return version.length == 0 ? "Ballast" : version[0];
    }

    /** The first sentence, as a phrase. */
    private String purpose() {
        String sentence = firstSentence().replaceFirst("\\.$", "");
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String firstSentence() {
        String first = paragraphs().get(0);
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }

    private String synopsis() {
        Stream<String> name = Stream.of(Roff.bold(command.qualifiedName()));
        Stream<String> options = options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(option -> option.required() ? term(option) : "[" + term(option) + "]");
        Stream<String> arguments = command.positionalParameters().stream()
                .map(argument -> argument.required() ? term(argument) : "[" + term(argument) + "]");
        Stream<String> below = command.subcommands().isEmpty() ? Stream.of() : Stream.of(Roff.italic("COMMAND"));
        return String.join(
                "\n",
                Stream.of(name, options, arguments, below)
                        .flatMap(words -> words)
                        .toList());
    }

    private void describe(Roff page) {
        page.section("DESCRIPTION").paragraphs(paragraphs());
        List<String> examples = description().stream()
                .filter(ManualPage::isExample)
                .map(line -> line.substring(EXAMPLE.length()))
                .map(line -> line.startsWith("-") ? "    " + line : line)
                .toList();
        if (!examples.isEmpty()) {
            page.section("EXAMPLES").literal(examples);
        }
    }

    /** What help shows in lines, in one piece up to a line that ends a sentence. */
    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        String open = "";
        for (String line : description()) {
            if (!isExample(line)) {
                open = (open + " " + line).strip();
                if (open.endsWith(".")) {
                    paragraphs.add(open);
                    open = "";
                }
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open);
        }
        return paragraphs;
    }

    private static boolean isExample(String line) {
        return line.startsWith(EXAMPLE) || line.startsWith(CONTINUED);
    }

    private <A extends ArgSpec> void list(Roff page, String section, List<A> arguments, Function<A, String> term) {
        if (!arguments.isEmpty()) {
            page.section(section);
            arguments.forEach(argument -> page.term(term.apply(argument), meaning(argument)));
        }
    }

    private void commands(Roff page) {
        if (!command.subcommands().isEmpty()) {
            page.section("COMMANDS");
            command.subcommands().values().stream()
                    .map(below -> new ManualPage(below.getCommandSpec(), date))
                    .forEach(below -> page.term(Roff.bold(below.command().name()), List.of(below.firstSentence())));
        }
    }

    private void exitStatus(Roff page) {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            page.section("EXIT STATUS");
            codes.forEach((code, meaning) -> page.term(Roff.bold(code), List.of(meaning)));
        }
    }

    private void environment(Roff page) {
        if (command.parent() == null) {
            page.section("ENVIRONMENT");
            ENVIRONMENT.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(variable -> page.term(Roff.bold(variable.getKey()), List.of(variable.getValue())));
        }
    }

    private void seeAlso(Roff page) {
        List<String> others = new ArrayList<>();
        if (command.parent() != null) {
            others.add(command.parent().qualifiedName("-"));
        }
        command.subcommands()
                .values()
                .forEach(below -> others.add(below.getCommandSpec().qualifiedName("-")));
        page.section("SEE ALSO")
                .line(String.join(
                        ",\n",
                        others.stream().map(name -> Roff.bold(name) + "(1)").toList()));
    }

    private List<OptionSpec> options() {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static String term(OptionSpec option) {
        String names =
                String.join(", ", Arrays.stream(option.names()).map(Roff::bold).toList());
        return option.arity().max() == 0 ? names : names + "=" + Roff.italic(option.paramLabel());
    }

    private static String term(PositionalParamSpec argument) {
        return Roff.italic(argument.paramLabel());
    }

    private List<String> description() {
        return rendered(command.usageMessage().description());
    }

    private static List<String> meaning(ArgSpec argument) {
        return rendered(argument.description());
    }

    /** Percent signs as people read them: picocli formats what it prints. */
    private static List<String> rendered(String[] lines) {
        return Arrays.stream(lines).map(line -> line.replace("%%", "%")).toList();
    }
}
