/** Small registries on disk and runs over them, in which a test's set-up is one expression. */
@NullMarked
package dev.ballast.testing;

import org.jspecify.annotations.NullMarked;
