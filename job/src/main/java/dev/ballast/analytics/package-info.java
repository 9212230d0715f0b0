/** Counts: the published tables, from the working tables. May use tables, and the contract in reports. */
@NullMarked
package dev.ballast.analytics;

import org.jspecify.annotations.NullMarked;
