/**
 * The only code that moves a registry's objects: it applies an approved plan, and restores. Needs no Spark.
 * May use the floors below.
 */
@NullMarked
package dev.ballast.sweep;

import org.jspecify.annotations.NullMarked;
