/**
 * Looks at everything that a run needs before it is night: storage, output, clock, lease, policy, feeds. Reads the registry and
 * writes a few small files to the output. Uses the floors below.
 */
@NullMarked
package dev.ballast.doctor;

import org.jspecify.annotations.NullMarked;
