@NullMarked
package dev.ballast.reports.words;

import org.jspecify.annotations.NullMarked;
