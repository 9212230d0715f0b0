"use strict";

/** Draws what has something to draw, and again when the window or the colours change. */
{
  const options = { "trend-chart": trendOption, "places-chart": placesOption, "sharing-chart": sharingOption };
  const isWorthDrawing = {
    "trend-chart": () => data.history.length > 1,
    "places-chart": () => data.repositories.length > 0,
    "sharing-chart": () => data.sharing.length > 0,
  };

  if (places.project) offerProjects();
  const drawn = Object.keys(options).map((id) => document.getElementById(id)).filter((place) => place && isWorthDrawing[place.id]());
  for (const place of drawn) place.closest("figure").hidden = false;
  const charts = new Map(drawn.map((place) => [place.id, echarts.init(place)]));

  const draw = (id) => charts.get(id)?.setOption(options[id](readTheme()), true);
  const drawAll = () => drawn.forEach((place) => draw(place.id));
  drawAll();

  charts.get("places-chart")?.on("click", ({ treePathInfo }) => {
    if (places.project.value !== "" || treePathInfo.length < 2) return;
    places.project.value = treePathInfo[1].name;
    draw("places-chart");
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  document.getElementById("measure")?.addEventListener("change", () => draw("places-chart"));
  const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => charts.get(target.id).resize()));
  drawn.forEach((place) => observer.observe(place));
}
