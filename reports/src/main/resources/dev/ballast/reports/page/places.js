"use strict";

/** More rectangles than this would be too small to see. */
const mostRectangles = 400;
/** In square pixels: a smaller rectangle would show two letters of its name. */
const leastLabelled = 2400;
const nameLine = 48;

/** What the reader chose: whose repositories are shown, and which of their bytes. */
const places = {
  chart: document.getElementById("places-chart"),
  project: document.getElementById("project"),
  measure: () => column[document.querySelector("#measure input:checked").value],
};

function projectOf(row) {
  return row[column.name].split("/", 1)[0];
}

function offerProjects() {
  for (const name of [...new Set(data.repositories.map(projectOf))].sort()) places.project.add(new Option(name));
}

/** Projects and in them repositories, or those of one project, by the bytes that are chosen; the more colour, the more of it can be freed. */
function placesOption(theme) {
  return {
    ...quietOption(theme),
    tooltip: { ...quietOption(theme).tooltip, formatter: placeText },
    series: {
      type: "treemap",
      data: placeNodes(theme),
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      top: 0,
      left: 0,
      right: 0,
      bottom: 0,
      label: { color: theme.ink, fontSize: 12, overflow: "truncate", formatter: labelText },
      upperLabel: { show: true, height: 20, color: theme.ink, fontSize: 12, fontWeight: 600, overflow: "truncate", formatter: labelText },
      levels: [
        { itemStyle: { gapWidth: 3, borderWidth: 0, borderColor: theme.paper }, upperLabel: { show: false } },
        { itemStyle: { gapWidth: 1, borderWidth: 2, borderColor: theme.fill, color: theme.fill }, emphasis: { itemStyle: { borderColor: theme.rule } } },
        { itemStyle: { borderWidth: 0 } },
      ],
    },
  };
}

function placeNodes(theme) {
  const measure = places.measure();
  const rows = data.repositories.filter((row) => row[measure] > 0 && (places.project.value === "" || projectOf(row) === places.project.value));
  rows.sort((one, other) => other[measure] - one[measure]);
  const pixelsPerByte = (places.chart.clientWidth * places.chart.clientHeight) / rows.reduce((sum, row) => sum + row[measure], 0);
  const node = (row) => repositoryNode(theme, row, row[measure], pixelsPerByte);
  const groups = grouped(rows, measure, node).map(withRest(theme));
  return places.project.value === "" ? groups : (groups[0]?.children ?? []);
}

/** By project, with a node for each of the largest and a sum of the others. */
function grouped(rows, measure, node) {
  const projects = new Map();
  for (const [place, row] of rows.entries()) {
    const name = projectOf(row);
    if (!projects.has(name)) projects.set(name, { name, children: [], rest: { repositories: 0, bytes: 0 } });
    const project = projects.get(name);
    if (place < mostRectangles) project.children.push(node(row));
    else project.rest = { repositories: project.rest.repositories + 1, bytes: project.rest.bytes + row[measure] };
  }
  return [...projects.values()];
}

function withRest(theme) {
  return ({ name, children, rest }) => {
    if (rest.bytes === 0) return { name, children };
    const node = { name: `${countText(rest.repositories)} smaller ones`, value: rest.bytes, itemStyle: { color: theme.fill } };
    return { name, children: [...children, node] };
  };
}

function repositoryNode(theme, row, value, pixelsPerByte) {
  const share = row[column.reclaimable] / Math.max(1, row[column.distinct] + row[column.reclaimable]);
  return {
    name: row[column.name].slice(projectOf(row).length + 1),
    value,
    row,
    label: { show: value * pixelsPerByte >= leastLabelled },
    itemStyle: { color: mixed(theme.fill, theme.freeSoft, Math.min(1, 3 * share)) },
  };
}

function labelText({ name, value }) {
  return `${name}  ${bytesText(value)}`;
}

function placeText({ name, value, data: node }) {
  if (!node?.row) return `${lines(name)}\n${bytesText(value)}`;
  const amounts = ["distinct", "exclusive", "reclaimable"].map((each) => `${bytesText(node.row[column[each]])} ${each}`);
  return [lines(node.row[column.name]), ...amounts].join("\n");
}

/** A long name in lines; a brace would begin a style. */
function lines(name) {
  return name.replaceAll("{", "{\u2060").match(new RegExp(`.{1,${nameLine}}`, "gsu")).join("\n");
}

/** Between two colours of the form #rrggbb. */
function mixed(from, to, share) {
  const part = (colour, index) => parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  const channel = (index) => Math.round(part(from, index) + share * (part(to, index) - part(from, index)));
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}
