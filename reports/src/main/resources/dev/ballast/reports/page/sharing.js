"use strict";

/** Stored bytes of layers by how many manifests name them. */
function sharingOption(theme) {
  const labels = data.sharing.map((step) => step[0]);
  const bytes = data.sharing.map((step) => step[2]);
  return {
    ...quietOption(theme),
    tooltip: { ...quietOption(theme).tooltip, trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: bytesText },
    grid: { left: 8, right: 8, top: 12, bottom: 24, containLabel: true },
    xAxis: {
      type: "category",
      data: labels,
      name: "manifests that name the layer",
      nameLocation: "middle",
      nameGap: 28,
      axisTick: { show: false },
      axisLabel: { color: theme.quiet },
      axisLine: { lineStyle: { color: theme.rule } },
      nameTextStyle: { color: theme.quiet },
    },
    yAxis: bytesAxisOption(theme, Math.max(...bytes)),
    series: { name: "Stored", type: "bar", data: bytes, color: theme.used, barCategoryGap: "25%" },
  };
}
