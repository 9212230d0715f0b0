package dev.ballast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** What the launcher tells Java about Spark, and what Spark says about itself. */
class LauncherTest {
    private static final String OPENED = "--add-opens=java.base/";
    private static final Pattern PACKAGES = Pattern.compile("readonly opened=\\(([^)]*)\\)");

    /** A block that memory has no room for is written with Kryo, which looks into the JDK's classes. */
    @Test
    void opensToSparkWhatItsOwnLauncherOpens() throws IOException {
        List<String> spark = Splitter.on(' ')
                .splitToStream(JavaModuleOptions.defaultModuleOptions())
                .filter(option -> option.startsWith(OPENED))
                .toList();
        Matcher launcher = PACKAGES.matcher(Files.readString(Path.of("../scripts/ballast")));
        assertThat(launcher.find()).isTrue();

        assertThat(Splitter.onPattern("\\s+")
                        .splitToStream(launcher.group(1))
                        .map(name -> OPENED + name + "=ALL-UNNAMED"))
                .containsExactlyInAnyOrderElementsOf(spark);
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).containsAll(spark);
    }
}
