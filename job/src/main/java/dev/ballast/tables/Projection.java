package dev.ballast.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A file's schema without the columns that are not read. */
final class Projection {
    private Projection() {}

    static MessageType of(MessageType all, List<ColumnDescriptor> columns) {
        Set<String> paths = columns.stream()
                .map(column -> String.join(".", column.getPath()))
                .collect(Collectors.toSet());
        return new MessageType(all.getName(), fields(all, "", paths));
    }

    private static List<Type> fields(GroupType group, String prefix, Set<String> paths) {
        List<Type> kept = new ArrayList<>();
        for (Type field : group.getFields()) {
            String path = prefix + field.getName();
            if (field.isPrimitive()) {
                if (paths.contains(path)) {
                    kept.add(field);
                }
            } else {
                List<Type> below = fields(field.asGroupType(), path + ".", paths);
                if (!below.isEmpty()) {
                    kept.add(field.asGroupType().withNewFields(below));
                }
            }
        }
        return kept;
    }
}
