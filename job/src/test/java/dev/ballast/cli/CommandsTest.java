package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Making the command line looks at every command's methods and fields, and the JVM loads every type that they name. Most
 * commands run on a class path without Spark.
 */
class CommandsTest {
    @ParameterizedTest
    @MethodSource("commands")
    void nameNoTypeOfSpark(Class<?> command) {
        assertThat(namedTypes(command))
                .extracting(Class::getName)
                .noneMatch(name -> name.startsWith("org.apache.spark.") || name.startsWith("scala."));
    }

    static Stream<Class<?>> commands() {
        return below(Ballast.commandLine()).map(command -> command.getCommand().getClass());
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandsTest::below));
    }

    /** Those of lambdas, too: they are methods of the class that they stand in. */
    private static List<Class<?>> namedTypes(Class<?> type) {
        List<Class<?>> named = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            named.add(field.getType());
        }
        Stream.of(type.getDeclaredMethods()).forEach(method -> named.add(method.getReturnType()));
        Stream.<Executable>concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                .forEach(executable -> named.addAll(List.of(executable.getParameterTypes())));
        return named;
    }
}
