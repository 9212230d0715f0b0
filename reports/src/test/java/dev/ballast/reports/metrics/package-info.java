/** Metrics of sample reports. */
@NullMarked
package dev.ballast.reports.metrics;

import org.jspecify.annotations.NullMarked;
