/**
 * Reads storage: each scan turns listings and documents into one working table, in parallel, and decides nothing. May
 * use storage, registry and tables.
 */
@NullMarked
package dev.ballast.scan;

import org.jspecify.annotations.NullMarked;
