/**
 * The report as data: the shape of {@code report.json}. Immutable records that hold what the page shows and nothing else; bytes
 * are raw, times are UTC, and column names are those of the published tables. Uses Jackson.
 */
@NullMarked
package dev.ballast.reports.model;

import org.jspecify.annotations.NullMarked;
