// Starts the WebAssembly module that the page's own script tag names, and says so in the page where it cannot.

const tag = document.querySelector("script[data-module]");

/** Shows `text` in place of the loading text, with a way to try again. */
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
  document.getElementById("incident").replaceChildren(alert);
}

async function start() {
  if (typeof WebAssembly !== "object") {
    fail("This browser cannot run WebAssembly, which draws the timeline.");
    return;
  }
  try {
    const module = await import(new URL(tag.dataset.module, document.baseURI));
    await module.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  } catch (error) {
    // The reader needs to know that it failed; whoever looks after the page needs to know why.
    console.error(error);
    fail("The timeline could not be started. The connection may have been lost, or a part of this page is missing.");
  }
}

start();
