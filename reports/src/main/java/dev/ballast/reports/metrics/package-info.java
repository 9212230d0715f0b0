/** A run as Prometheus reads it. */
@NullMarked
package dev.ballast.reports.metrics;

import org.jspecify.annotations.NullMarked;
