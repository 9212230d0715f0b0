/** Puts what a run made in its place, atomically. May use reports and tables. */
@NullMarked
package dev.ballast.publish;

import org.jspecify.annotations.NullMarked;
