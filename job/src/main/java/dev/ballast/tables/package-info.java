/**
 * What one step hands to the next: a working table each, its schema and column names, and the folder of a run in which
 * they are written. May use Spark's types.
 */
@NullMarked
package dev.ballast.tables;

import org.jspecify.annotations.NullMarked;
