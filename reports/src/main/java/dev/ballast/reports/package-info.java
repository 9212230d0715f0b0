/** What leaves the job: the table contract and its rendering. Uses the JDK only. */
@NullMarked
package dev.ballast.reports;

import org.jspecify.annotations.NullMarked;
