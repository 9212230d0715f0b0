/**
 * The run, step by step. Uses the floors below; cannot see {@code sweep}, so a run cannot remove anything.
 */
@NullMarked
package dev.ballast.nightly;

import org.jspecify.annotations.NullMarked;
