/** The registry's own words: digests, manifests, and the storage layout. Uses the JDK and Jackson only. */
@NullMarked
package dev.ballast.registry;

import org.jspecify.annotations.NullMarked;
