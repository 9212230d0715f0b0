/**
 * Reading a registry's storage: where it is, what lies in it, what a file holds. Nothing here can change or remove an
 * object. May use Hadoop.
 */
@NullMarked
package dev.ballast.storage;

import org.jspecify.annotations.NullMarked;
