"use strict";

const forecastDays = 90;
const daySeconds = 86400;

/** Bytes by day, the straight line that continues them, and what the storage holds if that is known and near. */
function trendOption(theme) {
  const last = data.history[data.history.length - 1];
  const forecast = forecastPoints(last);
  const largest = Math.max(...data.history.map((point) => point[1]), ...forecast.map((point) => point[1]));
  const capacity = data.capacity_bytes !== null && data.capacity_bytes <= 2 * largest ? data.capacity_bytes : null;
  const stored = lineSeries("Stored", theme.ink, data.history.map(([seconds, bytes]) => [seconds * 1000, bytes]));
  if (capacity !== null) stored.markLine = capacityLine(theme, capacity);
  return {
    ...quietOption(theme),
    tooltip: { ...quietOption(theme).tooltip, trigger: "axis", valueFormatter: (bytes) => bytesText(Math.round(bytes)) },
    grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
    legend: { left: 0, top: 0, icon: "roundRect", itemWidth: 14, itemHeight: 3, textStyle: { color: theme.quiet } },
    xAxis: { type: "time", axisLabel: { color: theme.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: theme.rule } } },
    yAxis: bytesAxisOption(theme, Math.max(largest, capacity ?? 0)),
    series: [
      stored,
      lineSeries("In use", theme.used, data.history.map((point) => [point[0] * 1000, point[2]])),
      lineSeries("Planned", theme.free, data.history.map((point) => [point[0] * 1000, point[3]])),
      ...(forecast.length > 0 ? [forecastSeries(theme, forecast)] : []),
    ],
  };
}

function forecastPoints([seconds, bytes]) {
  if (data.bytes_per_day === null) return [];
  const end = Math.max(0, bytes + forecastDays * data.bytes_per_day);
  return [[seconds * 1000, bytes], [(seconds + forecastDays * daySeconds) * 1000, end]];
}

function lineSeries(name, color, points) {
  return { name, type: "line", data: points, symbol: "circle", symbolSize: 4, showSymbol: points.length < 8, color, lineStyle: { width: 2, color } };
}

function forecastSeries(theme, points) {
  const series = lineSeries("Forecast", theme.quiet, points);
  return { ...series, showSymbol: false, lineStyle: { width: 2, type: "dashed", color: theme.quiet } };
}

function capacityLine(theme, bytes) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: theme.wrong, type: "solid", width: 1 },
    label: { position: "insideStartTop", color: theme.wrong, formatter: `capacity ${bytesText(bytes)}` },
    data: [{ yAxis: bytes }],
  };
}
