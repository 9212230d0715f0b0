/**
 * Why something is kept, or goes: the chains from what makes it stay down to it, or the rule that takes it, from what the
 * last run wrote. Reads tables in this process, without Spark, and never the registry. May use plans, published tables and
 * working tables.
 */
@NullMarked
package dev.ballast.explain;

import org.jspecify.annotations.NullMarked;
