{% load static portal_page %}{% static 'portal/css/portal.css' as css %}{% static 'portal/js/portal.js' as js %}{% static 'portal/img/icons.svg' as icons %}{% static 'portal/img/ornament.svg' as ornament %}{% static 'portal/fonts/be-vietnam-pro-latin-400.woff2' as latin %}{% static 'portal/fonts/be-vietnam-pro-latin-600.woff2' as bold %}{% static 'portal/fonts/be-vietnam-pro-vietnamese-400.woff2' as vietnamese %}{% static 'portal/fonts/be-vietnam-pro-vietnamese-600.woff2' as vietnamese_bold %}{% static 'portal/img/favicon.svg' as favicon %}// Keeps the last pages read and the map of places for when there is no network. Never answers
// for the workspace, and never prefers its own copy of a page while the network has one.
"use strict";
const VERSION = {{ page.version|json }};
const OFFLINE = {{ page.offline|json }};
const NEVER = {{ page.never|json }};
const SHELL = [{{ css|json }}, {{ js|json }}, {{ icons|json }}, {{ ornament|json }}, {{ favicon|json }},
  {{ latin|json }}, {{ bold|json }}, {{ vietnamese|json }}, {{ vietnamese_bold|json }}];
const KEEP = {{ page.keep|json }};
const PARTS = "parts-" + VERSION, PAGES = "pages-" + VERSION, PICTURES = "pictures-" + VERSION;
const PAGES_KEPT = 40, PICTURES_KEPT = 80, PATIENCE = 4000;

const addAll = (cache, urls) => Promise.all(urls.map((url) => cache.add(url).catch(() => {})));
const trim = async (name, most) => {
  const cache = await caches.open(name), keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
};
const keep = async (name, request, answer, most) => {
  const cache = await caches.open(name);
  await cache.delete(request);  // so that the newest stands last
  await cache.put(request, answer);
  return trim(name, most);
};

// The page that was open before there was a worker is among the last read, too.
const keepOpen = async (url) => {
  if (NEVER.some((prefix) => new URL(url).pathname.startsWith(prefix))) return;
  const answer = await fetch(url).catch(() => null);
  if (answer && answer.ok && !answer.redirected) await keep(PAGES, url, answer, PAGES_KEPT);
};

self.addEventListener("install", (event) => event.waitUntil((async () => {
  await addAll(await caches.open(PARTS), [...SHELL, ...KEEP, ...OFFLINE.map((row) => row[1])]);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = [PARTS, PAGES, PICTURES];
  await Promise.all((await caches.keys()).filter((name) => !names.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
  await Promise.all((await self.clients.matchAll({ type: "window" })).map((client) => keepOpen(client.url)));
})()));

const within = (promise, time) => Promise.race([promise, new Promise((_, no) => setTimeout(no, time))]);
const offlinePage = async (path) => {
  const row = OFFLINE.find(([prefix]) => path.startsWith(prefix)) || OFFLINE[0];
  return (row && (await caches.match(row[1]))) || Response.error();
};

const page = async (event) => {
  const request = event.request, known = await caches.match(request, { ignoreVary: true });
  const asked = fetch(request).then((answer) => {
    const store = answer.headers.get("cache-control") || "";
    const gone = answer.status === 404 || answer.status === 410;
    if (gone) event.waitUntil(caches.open(PAGES).then((cache) => cache.delete(request)));
    if (answer.ok && !answer.redirected && !/no-store|private/.test(store)) event.waitUntil(keep(PAGES, request, answer.clone(), PAGES_KEPT));
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  try { return await (known ? within(asked, PATIENCE) : asked); }
  catch { return known || offlinePage(new URL(request.url).pathname); }
};

const part = async (event, name, most) => {
  const known = await caches.match(event.request);
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok && answer.status === 200) event.waitUntil(keep(name, event.request, answer.clone(), most));
  return answer;
};

self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (NEVER.some((prefix) => url.pathname.startsWith(prefix))) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (["style", "script", "font"].includes(request.destination)) event.respondWith(part(event, PARTS, 200));
  else if (request.destination === "image") event.respondWith(part(event, PICTURES, PICTURES_KEPT));
});

// The offline page asks which pages are at hand: addresses and titles, newest first.
self.addEventListener("message", (event) => event.waitUntil((async () => {
  const cache = await caches.open(PAGES), rows = [];
  for (const key of (await cache.keys()).reverse()) {
    const text = await (await cache.match(key)).text(), title = /<title>([^<]*)/.exec(text);
    rows.push([new URL(key.url).pathname, title ? title[1] : key.url]);
  }
  event.source.postMessage({ kept: rows });
})()));
