/** What the published tables say, by hand and against plain sums. */
@NullMarked
package dev.ballast.analytics;

import org.jspecify.annotations.NullMarked;
