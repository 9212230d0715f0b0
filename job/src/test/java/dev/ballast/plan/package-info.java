@NullMarked
package dev.ballast.plan;

import org.jspecify.annotations.NullMarked;
