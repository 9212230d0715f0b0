@NullMarked
package dev.ballast.architecture;

import org.jspecify.annotations.NullMarked;
