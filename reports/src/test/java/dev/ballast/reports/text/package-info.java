@NullMarked
package dev.ballast.reports.text;

import org.jspecify.annotations.NullMarked;
