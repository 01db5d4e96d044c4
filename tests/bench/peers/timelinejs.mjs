// TimelineJS as its documentation embeds it, from this server, with the font of its own that is the default.

import { data, shown } from "./page.mjs";

const story = await data();
const timeline = new globalThis.TL.Timeline("root", story, {
  script_path: new URL("/npm/@knight-lab/timelinejs/dist/js/", location.href).href,
});
if (timeline.ready) shown();
else timeline.on("ready", () => shown());
