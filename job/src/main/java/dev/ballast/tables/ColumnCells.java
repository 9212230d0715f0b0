package dev.ballast.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The cells of one column of a row group, from the first on; of a list's column, each element is a cell. */
final class ColumnCells {
    private final ColumnReader reader;
    private final PrimitiveTypeName type;
    private final int defined;
    private final long count;
    private long at = -1;
    private long row = -1;

    ColumnCells(PageReadStore pages, MessageType schema, ColumnDescriptor column, String writer) {
        this.reader = new ColumnReadStoreImpl(pages, new Ignoring(schema), schema, writer).getColumnReader(column);
        this.type = column.getPrimitiveType().getPrimitiveTypeName();
        this.defined = column.getMaxDefinitionLevel();
        this.count = pages.getPageReader(column).getTotalValueCount();
    }

    /** Goes to the next cell, if there is one. */
    boolean next() {
        if (at >= 0) {
            if (isThere()) {
                reader.skip();
            }
            reader.consume();
        }
        at++;
        if (at == count) {
            return false;
        }
        if (reader.getCurrentRepetitionLevel() == 0) {
            row++;
        }
        return true;
    }

    /** Goes forward to a cell by its number, from 0 on. */
    void to(long cell) {
        while (at < cell) {
            next();
        }
    }

    /** The number of the cell. */
    long cell() {
        return at;
    }

    /** The number of its row. */
    long row() {
        return row;
    }

    boolean isThere() {
        return reader.getCurrentDefinitionLevel() == defined;
    }

    /** A text; reused for the next cell. */
    Binary text() {
        return reader.getBinary();
    }

    /** A text, number or truth value; nothing where there is none. */
    @Nullable Object value() {
        if (!isThere()) {
            return null;
        }
        return switch (type) {
            case BINARY -> reader.getBinary().toStringUsingUTF8();
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            case BOOLEAN -> reader.getBoolean();
            default -> throw new IllegalArgumentException("No column of ours is of type " + type);
        };
    }

    /** The format's reader wants to know where values go; here they are asked for. */
    private static final class Ignoring extends GroupConverter {
        private final List<Converter> fields = new ArrayList<>();

        Ignoring(GroupType group) {
            for (Type field : group.getFields()) {
                fields.add(field.isPrimitive() ? new PrimitiveConverter() {} : new Ignoring(field.asGroupType()));
            }
        }

        @Override
        public Converter getConverter(int field) {
            return fields.get(field);
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
