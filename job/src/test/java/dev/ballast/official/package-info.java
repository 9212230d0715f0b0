/**
 * Docker's official images as they were: the job's counts over them must be those that plain sums over the data give.
 */
@NullMarked
package dev.ballast.official;

import org.jspecify.annotations.NullMarked;
