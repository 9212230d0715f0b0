"use strict";

/** Draws what has something to draw once the page can be read, and again when the window or the colours change. */
{
  const options = { "trend-chart": trendOption, "places-chart": placesOption, "sharing-chart": sharingOption };
  const isWorthDrawing = {
    "trend-chart": () => data.history.length > 1,
    "places-chart": () => data.repositories.length > 0,
    "sharing-chart": () => data.sharing.length > 0,
  };
  const drawn = Object.keys(options).map((id) => document.getElementById(id)).filter((place) => place && isWorthDrawing[place.id]());
  const charts = new Map();

  const draw = (id) => charts.get(id)?.setOption(options[id](readTheme()), true);
  const drawAll = () => charts.forEach((chart, id) => draw(id));

  const goIntoProject = ({ treePathInfo }) => {
    if (places.project.value !== "" || treePathInfo.length < 2) return;
    places.project.value = treePathInfo[1].name;
    draw("places-chart");
  };

  const start = () => {
    for (const place of drawn) charts.set(place.id, echarts.init(place));
    drawAll();
    charts.get("places-chart")?.on("click", goIntoProject);
    const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => charts.get(target.id).resize()));
    drawn.forEach((place) => observer.observe(place));
  };

  for (const place of drawn) place.closest("figure").hidden = false;
  if (places.project) offerProjects();
  document.getElementById("measure")?.addEventListener("change", () => draw("places-chart"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("load", () => setTimeout(start));
}
