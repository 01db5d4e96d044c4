// Opens the page again where there is no network, as a service worker. The network comes first: what was kept is shown only
// when nobody answers, and a document then says from when it is. For the page alone: a frame, a widget and whatever another
// origin answers go past it.

/* global GLUE_FILE, MODULE_FILE, STYLE_FILE, RELEASE */

/** Caches are the origin's, and other folders of it may hold a page too. */
const OWN = `incident-timeline ${registration.scope} `;
const SHELL = `${OWN}release ${RELEASE}`;
const DOCUMENTS = `${OWN}documents`;
const MOST_DOCUMENTS = 20;
/** Tells the page when a document came, in Unix milliseconds: see `src/app/load.rs`. */
const KEPT = "incident-timeline-kept";

const beside = (name) => new URL(name, registration.scope).href;
const PAGE = beside("index.html");
/** They never change. */
const HASHED = [GLUE_FILE, MODULE_FILE, STYLE_FILE].map(beside);
const OTHERS = ["loader.js", "incident-timeline.js", "icon.svg"].map(beside);

/** Whether that is the page, whatever it is asked to show. */
const isPage = (url) => [PAGE, registration.scope].includes(url.split(/[?#]/, 1)[0]);

async function kept(cache, url) {
  return (await caches.open(cache)).match(url);
}

/** What the network answers, else what was kept. */
async function current(ask, cache, url) {
  try {
    return await ask();
  } catch (error) {
    const before = await kept(cache, url);
    if (before === undefined) throw error;
    return before;
  }
}

/** Keeps a document of this origin, with the time. One that is no longer given out is not kept any longer. */
async function keep(url, response) {
  const documents = await caches.open(DOCUMENTS);
  const { status, headers, type } = response;
  if (status >= 400 && status < 500) await documents.delete(url);
  const mayBeKept = !/\b(no-store|private)\b/i.test(headers.get("cache-control") ?? "");
  if (!response.ok || type !== "basic" || !mayBeKept) return;
  const told = new Headers(headers);
  told.set(KEPT, Date.now());
  await documents.put(url, new Response(response.body, { headers: told }));
  const before = (await documents.keys()).slice(0, -MOST_DOCUMENTS);
  await Promise.all(before.map((request) => documents.delete(request)));
}

/** Answers what the page itself asks for; all others as if this were not here. */
async function answer(event) {
  const { request, clientId } = event;
  const client = await clients.get(clientId);
  const ask = () => fetch(request);
  if (client?.frameType !== "top-level" || !isPage(client.url)) return ask();
  const [url] = request.url.split("#", 1);
  // A fresh instance takes the glue by another query.
  const [file] = url.split("?", 1);
  if (HASHED.includes(file)) return (await kept(SHELL, file)) ?? ask();
  if (OTHERS.includes(url)) return current(ask, SHELL, url);
  // Documents alone are asked for past what the browser keeps itself; anything else is its own matter.
  if (request.destination !== "" || request.mode === "no-cors" || request.cache === "default") return ask();
  const asked = async () => {
    const response = await ask();
    // Broken off, or without room on the disk, it is not kept, which is nobody's loss.
    event.waitUntil(keep(url, response.clone()).catch(() => undefined));
    return response;
  };
  return current(asked, DOCUMENTS, url);
}

addEventListener("install", (event) => {
  const install = async () => {
    const shell = await caches.open(SHELL);
    await shell.addAll([...HASHED, ...OTHERS.map((url) => new Request(url, { cache: "no-cache" }))]);
    const page = await fetch(PAGE, { cache: "no-cache" });
    if (!page.ok) throw new Error(`${page.status} for ${PAGE}`);
    // A host may lead from one name of the page to another, and no browser opens what it was led to.
    await shell.put(PAGE, new Response(page.body, { headers: page.headers }));
    await skipWaiting();
  };
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
  const activate = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== SHELL && name !== DOCUMENTS);
    await Promise.all(others.map((name) => caches.delete(name)));
  };
  event.waitUntil(activate());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode !== "navigate") event.respondWith(answer(event));
  else if (request.destination === "document" && isPage(request.url)) {
    event.respondWith(current(() => fetch(request), SHELL, PAGE));
  }
});

// A visit that this was not there for, as the first, names its document.
addEventListener("message", (event) => {
  const { data: url, source } = event;
  if (!isPage(source.url) || new URL(url).origin !== location.origin) return;
  event.waitUntil(fetch(url).then((response) => keep(url, response)).catch(() => undefined));
});
