"use strict";

/** The colours and letters of the style sheet, for charts. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: colour("paper"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    rule: colour("rule"),
    fill: colour("fill"),
    used: colour("used"),
    free: colour("free"),
    freeSoft: colour("free-soft"),
    wrong: colour("wrong"),
    font: style.fontFamily,
  };
}

/** What all charts have in common: nothing moves, and names are never markup. */
function quietOption(theme) {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, color: theme.quiet },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: theme.paper,
      borderColor: theme.rule,
      textStyle: { color: theme.ink, fontSize: 13 },
    },
  };
}

function bytesAxisOption(theme, largest) {
  const axis = bytesAxis(largest);
  return {
    type: "value",
    min: 0,
    max: axis.max,
    interval: axis.interval,
    axisLabel: { formatter: axis.text, color: theme.quiet },
    splitLine: { lineStyle: { color: theme.rule } },
  };
}
