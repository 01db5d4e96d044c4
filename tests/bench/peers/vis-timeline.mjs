// vis-timeline with a group a lane. Its own height is that of our figure, within which it scrolls. With thousands in view
// it draws what is dense as clusters, as its documentation offers and as we do: else it is not ready in minutes.

import { data, root, shown, size, windowed } from "./page.mjs";

const { DataSet, Timeline } = globalThis.vis;
const items = await data();
const groups = [...new Set(items.map((item) => item.group))].map((id) => ({ id, content: id }));
const edges = [Date.parse("2025-03-01T00:00:00Z"), Date.parse("2025-03-31T00:00:00Z")];

const share = Number(new URLSearchParams(location.search).get("share"));
const timeline = new Timeline(root, new DataSet(items), new DataSet(groups), {
  start: edges[0],
  end: edges[0] + (edges[1] - edges[0]) * share,
  width: `${size.width}px`,
  height: `${size.height}px`,
  verticalScroll: true,
  showCurrentTime: false,
  ...(share < 0.1 ? {} : { cluster: {} }),
});
const show = (from, to) => timeline.setWindow(from, to, { animation: false });
timeline.on("changed", function first() {
  timeline.off("changed", first);
  shown(windowed(...edges, show, share));
});
