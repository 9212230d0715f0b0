/**
 * Made-up registries on disk: for demonstrations, measurements and tests. Writes into folders of its own and never
 * removes anything. Uses the registry's words, the JDK and Jackson only.
 */
@NullMarked
package dev.ballast.sample;

import org.jspecify.annotations.NullMarked;
