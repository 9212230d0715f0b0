/**
 * The only code that moves or deletes a registry's objects: it applies an approved plan, restores, and purges. Needs no Spark.
 * May use the floors below.
 */
@NullMarked
package dev.ballast.sweep;

import org.jspecify.annotations.NullMarked;
