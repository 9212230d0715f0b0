package dev.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What an administrator gets wrong: one clear line, the right exit code, and nothing written. */
class BadInputTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve("registry/docker/registry/v2/blobs"));
        Files.createDirectories(folder.resolve("registry/docker/registry/v2/repositories"));
        Files.createDirectories(folder.resolve("above/registry/docker/registry/v2/blobs"));
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("other/things"));
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectories(folder.resolve("foreign/report"));
        Files.writeString(folder.resolve("foreign/report/report.json"), "{");
        Files.createDirectories(folder.resolve("newer/report"));
        Files.writeString(folder.resolve("newer/report/report.json"), "{\"format_version\": 99}");
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/part.csv"), "");
        Files.writeString(
                folder.resolve("old/manifest.json"),
                "{\"creationTimestamp\": \"1600000000000\", \"fileFormat\": \"CSV\", \"fileSchema\": \"Key\","
                        + " \"files\": [{\"key\": \"part.csv\", \"size\": 0}]}");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("registry"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        run                                                              | 64 | Missing required options: '--registry=URI', '--out=URI'
        run --registry @/nowhere --out @/out                             | 69 | there is no folder @/nowhere
        run --registry @/file --out @/out                                | 65 | it is a file
        run --registry @/empty --out @/out                               | 65 | it is empty
        run --registry @/other --out @/out                               | 65 | it holds no docker/registry/v2
        run --registry @/registry/docker --out @/out                     | 65 | Use --registry @/registry.
        run --registry @/registry/docker/registry/v2 --out @/out         | 65 | Use --registry @/registry.
        run --registry @/registry/docker/registry/v2/blobs --out @/out   | 65 | Use --registry @/registry.
        run --registry @/above --out @/out                               | 65 | Use --registry @/above/registry.
        run --registry @/registry --out @/file                           | 73 | Cannot write the output to @/file
        run --registry @/registry --out /proc/out                        | 73 | Cannot write the output to /proc/out
        run --registry @/registry --out @/registry/out                   | 64 | lies inside the registry
        run --registry @/registry --out @/link/out                       | 64 | lies inside the registry
        run --registry @/registry --out @/out --min-age -3d              | 64 | '-3d' is not a duration
        run --registry @/registry --out @/out --min-age 3                | 64 | '3' is not a duration
        run --registry @/registry --out @/out --max-plan-share 300%      | 64 | '300%' is not a share
        run --registry https://server/bucket --out @/out                 | 64 | the server by --conf fs.s3a.endpoint
        run --registry s3a:///prefix --out @/out                         | 64 | it names no bucket
        run --registry s3a://my_bucket/prefix --out @/out                | 64 | no name of a bucket
        run --registry s3a://bucket/../other --out @/out                 | 64 | mean nothing in a prefix
        run --registry gs://bucket/prefix --out @/out                    | 64 | there is no file system for gs:
        run --registry @/registry --out @/out --inventory @/no/m.json    | 65 | @/no/m.json: there is no such file
        run --registry @/registry --out @/out --inventory @/old/manifest.json | 65 | longer ago than --max-inventory-age
        run --registry @/registry --out @/out --inventory @/file         | 64 | give --inventory-time for
        run --registry @/registry --out @/out --resume 20261127T0        | 65 | there is no such run
        run --registry @/registry --out @/out --connections 0            | 64 | --connections 0 is no number
        run --registry @/registry --out @/out --conf nothing             | 64 | KEY=VALUE
        plan                                                             | 64 | Missing command: list, show, approve or export
        plan show --out @/out                                            | 69 | there is no folder @/out
        plan show --out @/empty                                          | 65 | No plans in
        plan show sha256:abc --out @/empty                               | 65 | No plan 'sha256:abc'
        plan show ../../etc --out @/empty                                | 65 | No plan '../../etc'
        plan show --out @/empty --reason because                         | 64 | --reason 'because' is none of unreferenced_blob
        plan show --out @/empty --limit -1                               | 64 | --limit -1 is negative
        run --registry @/registry --out @/out --capacity much            | 64 | 'much' is not a size
        run --registry @/registry --out @/out --capacity 0               | 64 | '0' is no size
        report --out @/out                                               | 69 | there is no folder @/out
        report --out @/empty                                             | 65 | No report at @/empty/report/report.json
        report --out @/empty --run ../../etc                             | 65 | No run '../../etc'
        report --out @/empty --print pdf                                 | 64 | one of [HTML, MARKDOWN, TEXT, JSON]
        report --out @/foreign                                           | 65 | it is damaged
        report --out @/newer                                             | 65 | its format_version is 99
        history --out @/empty                                            | 65 | No report at @/empty/report/report.json
        history --out @/empty --days 0                                   | 64 | --days 0 shows nothing
        sweep                                                            | 64 | Unmatched argument
        """)
    void isAnsweredInOneLineWithItsExitCode(String arguments, int exitCode, String message) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine ballast = Ballast.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        int answered = ballast.execute(arguments.replace("@", folder.toString()).split(" "));

        assertThat(err.toString()).startsWith("ballast: ").contains(message.replace("@", folder.toString()));
        assertThat(err.toString().lines().filter(line -> line.startsWith("ballast: ")))
                .hasSize(1);
        assertThat(err.toString()).doesNotContain("\tat ");
        assertThat(answered).isEqualTo(exitCode);
        assertThat(out.toString()).isEmpty();
        assertThat(filesIn(folder))
                .containsExactlyInAnyOrder(
                        "file",
                        "foreign/report/report.json",
                        "newer/report/report.json",
                        "old/manifest.json",
                        "old/part.csv");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static Stream<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }
}
