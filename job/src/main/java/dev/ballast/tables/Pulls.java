package dev.ballast.tables;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataTypes;

/** {@code pulls}: one row per line of the log of pulls, if a policy asks for pulls. */
public final class Pulls {
    public static final String REPOSITORY = "repository";
    /** A tag, or a digest. */
    public static final String REFERENCE = "reference";

    public static final String PULLED_AT = "pulled_at";

    public static final WorkingTable TABLE = WorkingTable.columns()
            .required(REPOSITORY, DataTypes.StringType)
            .required(REFERENCE, DataTypes.StringType)
            .required(PULLED_AT, DataTypes.TimestampType)
            .named("pulls");

    private static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(REPOSITORY)
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(REFERENCE)
            .required(PrimitiveTypeName.INT64)
            .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
            .named(PULLED_AT)
            .named("pulls");

    private Pulls() {}

    /** One pull. */
    public record Pull(String repository, String reference, Instant at) {}

    /** Writes the table in this process, row by row, however many there are. */
    public static void write(Location run, Iterator<Pull> pulls) throws IOException {
        SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
        Iterator<Group> groups = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pulls.hasNext();
            }

            @Override
            public Group next() {
                Pull pull = pulls.next();
                return rows.newGroup()
                        .append(REPOSITORY, pull.repository())
                        .append(REFERENCE, pull.reference())
                        .append(PULLED_AT, ChronoUnit.MICROS.between(Instant.EPOCH, pull.at()));
            }
        };
        run.resolve(TABLE.name() + "/part-0.parquet").write(file -> ParquetSink.write(SCHEMA, groups, file));
    }
}
