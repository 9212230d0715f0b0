/** What tests stand on: a registry to write, a Spark session to share, a run to look at. */
@NullMarked
package dev.ballast.testing;

import org.jspecify.annotations.NullMarked;
