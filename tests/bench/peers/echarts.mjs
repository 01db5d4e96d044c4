// ECharts as its handbook advises for many points: a column a dimension in typed arrays, sampling, no symbols, no
// animation.

import { data, root, shown, size, windowed } from "./page.mjs";

const { start, every, values } = await data();
const start_ms = Date.parse(start);
const every_ms = Number(every.match(/\d+/)[0]) * 1000;
const source = {
  at: Float64Array.from(values, (_, index) => start_ms + index * every_ms),
  value: Float64Array.from(values),
};
const end_ms = source.at.at(-1);

const chart = globalThis.echarts.init(root, null, size);
const zoom = { startValue: start_ms, endValue: (start_ms + end_ms) / 2 };
chart.on("finished", function finished() {
  chart.off("finished", finished);
  shown(windowed(start_ms, end_ms, (startValue, endValue) => chart.dispatchAction({ type: "dataZoom", startValue, endValue })));
});
chart.setOption({
  animation: false,
  dataset: { source },
  grid: { left: 50, right: 8, top: 8, bottom: 30 },
  xAxis: { type: "time" },
  yAxis: { type: "value", min: 0, max: source.value.reduce((a, b) => Math.max(a, b)) },
  dataZoom: [{ type: "inside", filterMode: "filter", throttle: 0, ...zoom }],
  series: [
    {
      type: "line",
      encode: { x: "at", y: "value" },
      showSymbol: false,
      sampling: "lttb",
      animation: false,
      silent: true,
      lineStyle: { width: 1 },
    },
  ],
});
