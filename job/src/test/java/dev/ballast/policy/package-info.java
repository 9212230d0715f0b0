/** Policies: how they are written, and what they decide. */
@NullMarked
package dev.ballast.policy;

import org.jspecify.annotations.NullMarked;
