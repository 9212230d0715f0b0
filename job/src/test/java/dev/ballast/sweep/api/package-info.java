@NullMarked
package dev.ballast.sweep.api;

import org.jspecify.annotations.NullMarked;
