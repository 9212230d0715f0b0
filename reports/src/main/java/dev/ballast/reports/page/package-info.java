/**
 * The report as one page that needs no network: {@code report/index.html}. The templates of {@code src/main/jte} become classes of
 * this package and escape what they show; scripts and styles are resources beside it. Uses jte, Jackson, and ECharts in the browser.
 */
@NullMarked
package dev.ballast.reports.page;

import org.jspecify.annotations.NullMarked;
