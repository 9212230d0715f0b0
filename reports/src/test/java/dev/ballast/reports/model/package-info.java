@NullMarked
package dev.ballast.reports.model;

import org.jspecify.annotations.NullMarked;
