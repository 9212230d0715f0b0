/**
 * Removes what Ballast itself wrote and nothing needs any more. Knows outputs and plans, and no registry: neither where one lies
 * nor how to reach it. What it can remove are places of an output, by their shape; see {@link dev.ballast.retention.OutputRemover}.
 */
@NullMarked
package dev.ballast.retention;

import org.jspecify.annotations.NullMarked;
