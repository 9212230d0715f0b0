@NullMarked
package dev.ballast.reports.page;

import org.jspecify.annotations.NullMarked;
