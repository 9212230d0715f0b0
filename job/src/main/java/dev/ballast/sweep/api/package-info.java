/** Deletes tags and manifests through the registry's own API. May use the JDK and Jackson. */
@NullMarked
package dev.ballast.sweep.api;

import org.jspecify.annotations.NullMarked;
