// What every peer's page does alike: it fetches its data, shows it, and is driven one view change a frame.

const parameters = new URLSearchParams(location.search);

/** The size of our own canvas, so that both draw as many pixels. */
export const size = { width: Number(parameters.get("width")), height: Number(parameters.get("height")) };
export const root = document.getElementById("root");

export async function data() {
  const response = await fetch(parameters.get("data"));
  return response.json();
}

/** To be called when the first full picture has been drawn, with what moves the window. */
export function shown(driver = {}) {
  globalThis.driver = driver;
  requestAnimationFrame(() => globalThis.firstFrame());
}

/** A driver over a peer's `show(from, to)`, which starts with the first half of `[from, to]`, or another share. */
export function windowed(from, to, show, share = 0.5) {
  let view = [from, from + (to - from) * share];
  const look = (next) => {
    view = next;
    show(...view);
  };
  return {
    pan: (share) => look(view.map((edge) => edge + (view[1] - view[0]) * share)),
    zoom: (factor) => {
      const [middle, half] = [(view[0] + view[1]) / 2, ((view[1] - view[0]) / 2) * factor];
      look([middle - half, middle + half]);
    },
    whole: () => look([from, to]),
  };
}
