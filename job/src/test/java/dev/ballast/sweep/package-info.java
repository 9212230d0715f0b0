@NullMarked
package dev.ballast.sweep;

import org.jspecify.annotations.NullMarked;
