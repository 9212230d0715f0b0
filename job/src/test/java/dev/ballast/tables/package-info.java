@NullMarked
package dev.ballast.tables;

import org.jspecify.annotations.NullMarked;
