// A timeline to be framed: shows the incident that the frame's own address asks for (`?src=`), and tells the page around it
// how high it is, in the shapes that newsrooms' systems listen for.

const asked = new URLSearchParams(location.search);
// As the frame was written: pages find it by this address, and what is read in it may change its fragment.
const address = location.href;
const timeline = document.querySelector("incident-timeline");

/** What a host may say of the timeline in the frame's address. */
for (const name of ["src", "view", "zone", "theme", "lang"]) {
  if (asked.has(name)) timeline.setAttribute(name, asked.get(name));
}
if (asked.has("theme")) document.documentElement.dataset.theme = asked.get("theme");
const home = new URL("index.html", location);
if (asked.has("src")) home.searchParams.set("src", asked.get("src"));
timeline.setAttribute("data-home", home);

timeline.addEventListener("incident-timeline:ready", ({ detail: { title } }) => {
  document.title = title;
  document.querySelector("h1").textContent = title;
});

let told_px = 0;
/** Whether the timeline could not be started, so that a message is all there is to see. */
let isBroken = false;

function tell(height) {
  if (height === told_px || height === 0) return;
  told_px = height;
  const messages = [
    // Datawrapper: by the chart's id, which is ours to choose, since the page knows the frame by its window.
    { "datawrapper-height": { [asked.get("id") ?? "incident-timeline"]: height } },
    // AMP.
    { sentinel: "amp", type: "embed-size", height },
    // Medium (and others that took it over from Embedly), and Flourish, which looks for the sender.
    JSON.stringify({ sender: "Flourish", context: "iframe.resize", method: "resize", height, src: address }),
  ];
  // Pym puts its name for the frame into the address.
  if (asked.has("childId")) messages.push(`pymxPYMx${asked.get("childId")}xPYMxheightxPYMx${height}`);
  for (const message of messages) parent.postMessage(message, "*");
}

if (parent !== window) {
  const measure = () => {
    // While it loads the frame keeps the height it was written with: an article would shrink and grow again.
    if (isBroken || ["ready", "error"].includes(timeline.dataset.state)) tell(Math.ceil(document.body.getBoundingClientRect().height));
  };
  timeline.addEventListener("incident-timeline:ready", measure);
  // What went wrong is written after it is told.
  timeline.addEventListener("incident-timeline:error", () => requestAnimationFrame(measure));
  // A page that uses Pym says how wide the frame is when it begins to listen, and is to be told again.
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !String(data).startsWith("pymxPYMx")) return;
    told_px = 0;
    measure();
  });
  // It says nothing in a hidden tab, and measures anew in one that is turned, resized or shown.
  new ResizeObserver(measure).observe(document.body);
  document.addEventListener("visibilitychange", measure);
}

try {
  await import("./incident-timeline.js");
} catch (error) {
  console.error(error);
  isBroken = true;
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = "The timeline could not be started.";
  timeline.replaceChildren(message);
}
