"use strict";

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/** Bytes as the rest of the page writes them. */
function bytesText(bytes) {
  let unit = 0;
  let scaled = bytes;
  while (scaled >= 1024 && unit < units.length - 1) {
    scaled /= 1024;
    unit++;
  }
  if (unit === 0) return `${bytes} B`;
  if (scaled >= 1023.95 && unit < units.length - 1) return `1.0 ${units[unit + 1]}`;
  return `${scaled.toFixed(scaled < 99.995 ? 2 : 1)} ${units[unit]}`;
}

function countText(count) {
  return count.toLocaleString("en-US");
}

function dayText(seconds) {
  return seconds === null ? "" : new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** An axis from 0 whose steps are round in the unit that its largest value has. */
function bytesAxis(largest) {
  const power = Math.floor(Math.log2(Math.max(largest, 1)) / 10);
  const unit = 1024 ** power;
  const step = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => largest / unit / each <= 5);
  return {
    interval: step * unit,
    max: Math.max(1, Math.ceil(largest / unit / step)) * step * unit,
    text: (bytes) => (bytes === 0 ? "0" : `${Number((bytes / unit).toFixed(1))} ${units[power]}`),
  };
}
