// uPlot as its documentation shows it: columns, no points, no work for a cursor or a legend. It fits its scale of values to
// the window, which is its default.

import uPlot from "/npm/uplot/dist/uPlot.esm.js";
import { data, root, shown, size, windowed } from "./page.mjs";

const { start, every, values } = await data();
const start_s = Date.parse(start) / 1000;
const every_s = Number(every.match(/\d+/)[0]);
const times = new Float64Array(values.length);
for (let index = 0; index < values.length; index += 1) {
  times[index] = start_s + index * every_s;
}
const end_s = times[times.length - 1];

const plot = new uPlot(
  {
    ...size,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { auto: false, range: (_plot, from, to) => [from, to] } },
    series: [{}, { stroke: "#b3261e", width: 1, points: { show: false } }],
  },
  null,
  root,
);
const driver = windowed(start_s, end_s, (min, max) => plot.setScale("x", { min, max }));
plot.batch(() => {
  plot.setData([times, values], false);
  plot.setScale("x", { min: start_s, max: (start_s + end_s) / 2 });
});
shown(driver);
