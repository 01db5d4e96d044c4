// Shows the incident that the page's own address asks for (`?src=`), else the one its root names (`data-src`), and says so
// in the page where that cannot be.

const root = document.getElementById("incident");

/** Shows `text` in place of what is there, with a way to try again. */
function fail(text) {
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.dataset.state = "error";
  const heading = document.createElement("h1");
  heading.textContent = "Incident Timeline";
  const message = document.createElement("p");
  message.textContent = text;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Try again";
  again.addEventListener("click", () => location.reload());
  alert.append(heading, message, again);
  root.replaceChildren(alert);
}

function failed(error, hasRun) {
  const stopped = "The timeline stopped working, by a fault of its own. To load the page again may help.";
  const missing = "The timeline could not be started. The connection may have been lost, or a part of this page is missing.";
  fail(hasRun ? stopped : missing);
}

async function start() {
  if (typeof WebAssembly !== "object") {
    fail("This browser cannot run WebAssembly, which draws the timeline.");
    return;
  }
  try {
    const { Widget } = await import("./incident-timeline.js");
    const src = new URLSearchParams(location.search).get("src") ?? root.dataset.src;
    const options = { extent: "page", fragment: true, src, trusted: root.dataset.trustedOrigins };
    /** The page is light or dark as the reader chose, else as the system is. */
    const theme = (name) => {
      if (name === null) delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = name;
      widget.call("recolor");
    };
    const widget = new Widget(root, options, { failed, theme });
    widget.start();
  } catch (error) {
    // The reader needs to know that it failed; whoever looks after the page needs to know why.
    console.error(error);
    failed(error, false);
  }
}

start();
