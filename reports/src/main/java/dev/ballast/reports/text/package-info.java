/** A report and its trend as text: for mail, for chat and for the terminal. */
@NullMarked
package dev.ballast.reports.text;

import org.jspecify.annotations.NullMarked;
