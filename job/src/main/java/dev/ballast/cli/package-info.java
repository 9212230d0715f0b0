/** The command line: picocli commands, exit codes, progress; no logic of its own. May use every package. */
@NullMarked
package dev.ballast.cli;

import org.jspecify.annotations.NullMarked;
