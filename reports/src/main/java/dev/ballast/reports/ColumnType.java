package dev.ballast.reports;

/** The types of published columns, by their SQL names; every reader of Parquet knows them. */
public enum ColumnType {
    STRING,
    BIGINT,
    DOUBLE,
    BOOLEAN,
    /** UTC, microseconds. */
    TIMESTAMP
}
