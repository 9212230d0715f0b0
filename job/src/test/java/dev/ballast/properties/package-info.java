/** Random registries against the plainest imaginable marking. */
@NullMarked
package dev.ballast.properties;

import org.jspecify.annotations.NullMarked;
