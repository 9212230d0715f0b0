"use strict";

/** More rectangles than this would be too small to see. */
const mostRectangles = 1500;
const nameLine = 48;

/** Projects and in them repositories, by the bytes that are chosen; the more colour, the more of it can be freed. */
function placesOption(theme) {
  const measure = column[document.querySelector("#measure input:checked").value];
  return {
    ...quietOption(theme),
    tooltip: { ...quietOption(theme).tooltip, formatter: placeText },
    series: {
      type: "treemap",
      name: "All projects",
      data: projectNodes(theme, measure),
      roam: false,
      top: 0,
      left: 0,
      right: 0,
      bottom: 26,
      breadcrumb: { left: 0, bottom: 0, height: 20, itemStyle: { color: theme.fill, borderColor: theme.rule, textStyle: { color: theme.ink } }, emphasis: { itemStyle: { color: theme.freeSoft } } },
      label: { color: theme.ink, fontSize: 12, overflow: "truncate", formatter: leafText },
      upperLabel: { show: true, height: 20, color: theme.ink, fontSize: 12, fontWeight: 600, overflow: "truncate", formatter: leafText },
      levels: [
        { itemStyle: { gapWidth: 3, borderWidth: 0 }, upperLabel: { show: false } },
        { itemStyle: { gapWidth: 1, borderWidth: 2, borderColor: theme.fill }, emphasis: { itemStyle: { borderColor: theme.rule } } },
        { itemStyle: { borderWidth: 0 } },
      ],
    },
  };
}

function projectNodes(theme, measure) {
  const projects = new Map();
  const shown = [...data.repositories].sort((one, other) => other[measure] - one[measure]);
  for (const row of shown.slice(0, mostRectangles)) {
    if (row[measure] > 0) projectNode(projects, row).children.push(repositoryNode(theme, measure, row));
  }
  for (const row of shown.slice(mostRectangles)) addToRest(projectNode(projects, row), row[measure]);
  return [...projects.values()].map((project) => withRest(theme, project));
}

function projectNode(projects, row) {
  const name = row[column.name].split("/", 1)[0];
  if (!projects.has(name)) projects.set(name, { name, children: [], rest: { repositories: 0, bytes: 0 } });
  return projects.get(name);
}

function repositoryNode(theme, measure, row) {
  const name = row[column.name];
  const share = row[column.reclaimable] / Math.max(1, row[column.distinct] + row[column.reclaimable]);
  return {
    name: name.slice(name.indexOf("/") + 1),
    value: row[measure],
    repository: name,
    row,
    itemStyle: { color: mixed(theme.fill, theme.freeSoft, Math.min(1, 3 * share)) },
  };
}

function addToRest(project, bytes) {
  project.rest.repositories++;
  project.rest.bytes += bytes;
}

function withRest(theme, { name, children, rest }) {
  if (rest.bytes === 0) return { name, children };
  const node = { name: `${countText(rest.repositories)} smaller ones`, value: rest.bytes, itemStyle: { color: theme.fill } };
  return { name, children: [...children, node] };
}

function leafText({ name, value }) {
  return `${name}  ${bytesText(value)}`;
}

function placeText({ name, value, data: node }) {
  if (!node?.row) return `${lines(name)}\n${bytesText(value)}`;
  const amounts = ["distinct", "exclusive", "reclaimable"].map((each) => `${bytesText(node.row[column[each]])} ${each}`);
  return [lines(node.repository), ...amounts].join("\n");
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
