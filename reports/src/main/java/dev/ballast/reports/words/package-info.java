/** What a report says in words: the verdict and the commands that explain it, the same on the page, in chat and on a terminal. */
@NullMarked
package dev.ballast.reports.words;

import org.jspecify.annotations.NullMarked;
