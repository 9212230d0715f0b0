/**
 * What the build makes of the command line's own model: manual pages and completion for shells. Nothing else uses it, and
 * nothing here runs on a user's machine.
 */
@NullMarked
package dev.ballast.cli.manual;

import org.jspecify.annotations.NullMarked;
