/**
 * The one file that says how Ballast is to run, so that the line of cron is short. Values in, values out: knows no command,
 * no Spark and no storage. Uses the reader of YAML that policies have.
 */
@NullMarked
package dev.ballast.configuration;

import org.jspecify.annotations.NullMarked;
