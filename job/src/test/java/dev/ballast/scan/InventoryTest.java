package dev.ballast.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.registry.Digest;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.scan.InventoryFile.Format;
import dev.ballast.storage.StorageRoot;
import dev.ballast.storage.TreeLister;
import dev.ballast.storage.TreeReader;
import dev.ballast.tables.Blobs;
import dev.ballast.tables.Location;
import dev.ballast.testing.SharedSpark;
import dev.ballast.testing.TestInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inventory says, in whatever form, and what is no inventory to plan from. */
class InventoryTest {
    private static final Instant MADE = Instant.parse("2026-11-22T01:00:00Z");
    private static final Instant PUSHED = Instant.parse("2026-10-01T12:00:00.123Z");
    private static final Digest BLOB = Digest.sha256("blob".getBytes(StandardCharsets.UTF_8));
    private static final String PATH = RegistryLayout.blobPath(BLOB);

    @TempDir
    private Path folder;

    @BeforeEach
    void useTheSession() {
        SparkSession.setActiveSession(SharedSpark.session());
    }

    @Test
    void readsTheLatestVersionsOfAnInventoryOfS3() throws IOException {
        InventoryFile file = new TestInventory()
                .object("prefix/" + PATH, 7, PUSHED)
                .object("prefix/docker/registry/v2/blobs/odd name %41+é,\"x\"", 3, PUSHED)
                .object("prefix/docker/registry/v2/blobs/marker/", 0, PUSHED)
                .object("prefix-of-another/" + PATH, 8, PUSHED)
                .version("prefix/docker/registry/v2/blobs/old", false, false, 9, PUSHED)
                .version("prefix/docker/registry/v2/blobs/gone", true, true, 0, PUSHED)
                .writtenTo(folder, MADE);

        assertThat(file.listedAt()).isEqualTo(MADE);
        assertThat(rows(file, "s3a://registry/prefix"))
                .containsExactlyInAnyOrder(
                        PATH + " 7 " + PUSHED, "docker/registry/v2/blobs/odd name %41+é,\"x\" 3 " + PUSHED);
    }

    @Test
    void readsParquetAndOrc() throws IOException {
        Dataset<Row> table = table();
        table.coalesce(1).write().parquet(folder.resolve("parquet").toString());
        table.coalesce(1).write().orc(folder.resolve("orc").toString());

        assertThat(rows(manifestOf("parquet", "Parquet"), "s3a://registry")).containsExactly(PATH + " 7 " + PUSHED);
        assertThat(rows(manifestOf("orc", "ORC"), "s3a://registry")).containsExactly(PATH + " 7 " + PUSHED);
    }

    @Test
    void readsTablesThatSomebodyElseMade() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("list.csv"), "size,key,last_modified\n7," + PATH + "," + PUSHED + "\n,nowhere,\n");

        InventoryFile file = InventoryFile.ofTable(Location.of(csv), MADE);

        assertThat(file.format()).isEqualTo(Format.CSV);
        assertThat(rows(file, folder.toString())).containsExactly(PATH + " 7 " + PUSHED);
    }

    @Test
    void takesAnObjectOfWhichItLacksTheSizeForOneThatCouldNotBeListed() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("list.csv"), "size,key,last_modified\nmuch," + PATH + "," + PUSHED + "\n");

        Inventory inventory = open(InventoryFile.ofTable(Location.of(csv), MADE), folder.toString());

        assertThat(inventory.blobs().select(Blobs.KIND).collectAsList())
                .singleElement()
                .satisfies(row -> assertThat(row.getString(0)).isEqualTo("unlisted"));
    }

    @Test
    void saysWhichColumnIsMissing() throws IOException {
        Path csv = Files.writeString(folder.resolve("list.csv"), "name,size,last_modified\n");

        assertThatThrownBy(() -> open(InventoryFile.ofTable(Location.of(csv), MADE), folder.toString()))
                .isInstanceOf(BadInventoryException.class)
                .hasMessageContaining("it has no column 'key'; it has name, size, last_modified");
    }

    @Test
    void refusesAnInventoryOfWhichAPartIsMissingOrShort() throws IOException {
        String name = new TestInventory()
                .object(PATH, 7, PUSHED)
                .object(PATH + "2", 7, PUSHED)
                .write(folder, MADE);
        Path part = folder.resolve("data/two.csv.gz");
        byte[] content = Files.readAllBytes(part);

        Files.write(part, List.of("cut"));
        assertBad(name, "its part two.csv.gz has 4 bytes instead of " + content.length);
        Files.move(part, folder.resolve("elsewhere"));
        assertBad(name, "its part two.csv.gz is neither in 'data' nor beside the manifest");
    }

    @Test
    void refusesAManifestThatIsNotTheOneOfItsChecksum() throws IOException {
        String name = new TestInventory().object(PATH, 7, PUSHED).write(folder, MADE);
        Files.writeString(
                folder.resolve(name).resolveSibling("manifest.checksum"), "0123456789abcdef0123456789abcdef\n");

        assertBad(name, "it is not the one that manifest.checksum beside it is of");
    }

    @Test
    void refusesWhatIsNoManifest() throws IOException {
        Files.writeString(folder.resolve("a.json"), "[1, 2");
        Files.writeString(folder.resolve("b.json"), "{\"files\": []}");
        Files.writeString(
                folder.resolve("c.json"),
                "{\"creationTimestamp\": \"1795737600000\", \"fileFormat\": \"Avro\", \"files\": [{\"key\": \"c.json\","
                        + " \"size\": 102}]}");

        assertBad("a.json", "it is no manifest of an S3 Inventory");
        assertBad("b.json", "files or creationTimestamp are missing");
        assertBad("c.json", "Have it made as Parquet, ORC or CSV");
        assertBad("d.json", "there is no such file");
    }

    @Test
    void refusesAnInventoryThatShowsNoBlobsOrNotThoseOfEveryPrefix() throws IOException {
        Inventory inventory =
                open(new TestInventory().object(PATH, 7, PUSHED).writtenTo(folder, MADE), "s3a://registry");

        inventory.check(1, Set.of("ab"));
        assertThatThrownBy(() -> inventory.check(0, Set.of())).hasMessageContaining("it lists no blob");
        assertThatThrownBy(() -> inventory.check(10_000, Set.of("00", "ff")))
                .hasMessageContaining("none in 254 of their 256 folders");
    }

    private void assertBad(String name, String why) {
        assertThatThrownBy(() -> InventoryFile.ofManifest(Location.of(folder), name))
                .isInstanceOf(BadInventoryException.class)
                .hasMessageStartingWith("Cannot use the inventory ")
                .hasMessageContaining(why);
    }

    private static Dataset<Row> table() {
        StructType schema = new StructType()
                .add("bucket", DataTypes.StringType)
                .add("key", DataTypes.StringType)
                .add("size", DataTypes.LongType)
                .add("last_modified_date", DataTypes.TimestampType)
                .add("e_tag", DataTypes.StringType);
        return SharedSpark.session()
                .createDataFrame(List.of(RowFactory.create("registry", PATH, 7L, PUSHED, "tag")), schema);
    }

    private InventoryFile manifestOf(String name, String format) throws IOException {
        Location parts = Location.of(folder.resolve(name));
        String part = parts.names().stream()
                .filter(file -> file.startsWith("part-"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve(name + "/manifest.json"),
                "{\"creationTimestamp\": \"" + MADE.toEpochMilli() + "\", \"fileFormat\": \"" + format
                        + "\", \"fileSchema\": \"whatever\", \"files\": [{\"key\": \"x/" + part + "\", \"size\": "
                        + parts.resolve(part).sizeBytes() + "}]}");
        return InventoryFile.ofManifest(Location.of(folder), name + "/manifest.json");
    }

    private static List<String> rows(InventoryFile file, String registry) {
        return open(file, registry)
                .blobs()
                .select(Blobs.PATH, Blobs.SIZE_BYTES, Blobs.MODIFIED_AT)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " " + row.getLong(1) + " " + row.getInstant(2))
                .toList();
    }

    private static Inventory open(InventoryFile file, String registry) {
        StorageRoot root = StorageRoot.parse(registry);
        StorageRoot nowhere = StorageRoot.parse("/nowhere");
        Storage storage = new Storage(SharedSpark.session(), new TreeLister(nowhere), new TreeReader(nowhere), 2);
        return Inventory.open(storage, file, root);
    }
}
