package dev.ballast.tables;

import static org.apache.spark.sql.functions.substring_index;

import org.apache.spark.sql.Column;

/** The tenants of a registry: what the first path segment of a repository's name says. */
public final class Projects {
    private Projects() {}

    /** The project of a repository. */
    public static Column of(Column repository) {
        return substring_index(repository, "/", 1);
    }
}
