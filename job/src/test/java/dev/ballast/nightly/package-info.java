@NullMarked
package dev.ballast.nightly;

import org.jspecify.annotations.NullMarked;
