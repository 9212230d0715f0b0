@NullMarked
package dev.ballast.reports;

import org.jspecify.annotations.NullMarked;
