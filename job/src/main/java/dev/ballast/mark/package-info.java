/**
 * Decides what is reachable: pure functions from tables to tables. Cannot read storage and cannot delete. May use
 * tables and policy.
 */
@NullMarked
package dev.ballast.mark;

import org.jspecify.annotations.NullMarked;
