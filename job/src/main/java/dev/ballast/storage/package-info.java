/**
 * Reading a registry's storage: where it is, what lies in it, what a file holds. Nothing here can change or remove an
 * object of a registry; what is written is the lease of an output. May use Hadoop.
 */
@NullMarked
package dev.ballast.storage;

import org.jspecify.annotations.NullMarked;
