/** The page in a real browser: Debian's Chromium, driven by its own driver. Runs in Maven's profile {@code browser} only. */
@NullMarked
package dev.ballast.reports.browser;

import org.jspecify.annotations.NullMarked;
