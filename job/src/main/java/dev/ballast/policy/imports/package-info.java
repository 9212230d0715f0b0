/**
 * Policies of other registries, read from their own documents and said in this project's YAML, as far as they can be said:
 * what cannot is told, and then more is kept than the original keeps, never less. Knows no file and no Spark.
 */
@NullMarked
package dev.ballast.policy.imports;

import org.jspecify.annotations.NullMarked;
