// The service worker of the site. It keeps the files of the site, all of one version: files.json,
// which build.py writes, tells what each must hold, as a hash. So a file that did not change is
// never fetched again, one that did change is fetched at the next visit, no old one stands beside
// a new one, and without the network the last version that came whole goes on.
// What Python in the tab asks of the page (its drive, its input) is the part of JupyterLite's own
// worker.

const STORE = "one-neuron-at-a-time files", LIST = "files.json";
const PATIENCE = 3000; // milliseconds in which the list must come; then what is kept serves
const ELSEWHERE = /\/pyodide\/v[0-9.]+\//; // Python at its own address: a version never changes
const { scope } = self.registration;

let now; // path → hash of the version that serves; a worker that slept reads it anew

const keyOf = (name) => new URL(`kept/${name}`, scope).href;

function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const path = (origin + pathname).slice(scope.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

async function listNamed(name) {
  const kept = await (await caches.open(STORE)).match(keyOf(name));
  return kept ? kept.json() : null;
}

async function keepList(name, list) {
  await (await caches.open(STORE)).put(keyOf(name), new Response(JSON.stringify(list)));
}

async function listNow() {
  now ??= await listNamed("now");
  return now ?? {};
}

// At each visit: which version is it? Without an answer it is the last one that came whole.
async function lookForNews() {
  let list;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    list = await (await fetch(new URL(LIST, scope), { cache: "no-store", signal })).json();
  } catch {
    list = await listNamed("whole");
  }
  if (!list) return;
  now = list;
  await keepList("now", list);
}

async function hashOf(answer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Some servers hand out an old file for a while: it is shown, and kept as what it is.
async function keep(answer) {
  const copy = answer.clone();
  await (await caches.open(STORE)).put(keyOf(await hashOf(answer)), copy);
}

async function fetched(path) {
  return fetch(new URL(path, scope), { cache: "no-cache" });
}

async function answerTo(event, path) {
  if (event.request.mode === "navigate") await lookForNews();
  const hash = (await listNow())[path];
  const kept = hash && await (await caches.open(STORE)).match(keyOf(hash));
  if (kept) return kept;
  const answer = hash ? await fetched(path) : await fetch(event.request);
  if (hash && answer.ok) event.waitUntil(keep(answer.clone()));
  return answer;
}

async function answerFromElsewhere(event) {
  const store = await caches.open(STORE), kept = await store.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(store.put(event.request, answer.clone()));
  return answer;
}

// Fetch what this visit did not ask for, too; then let go of what no file of this version is.
async function keepAll() {
  if (!await listNamed("now")) await lookForNews(); // the first visit began without this worker
  const list = await listNow(), store = await caches.open(STORE);
  if (JSON.stringify(list) === JSON.stringify(await listNamed("whole") ?? {})) return;
  for (const [path, hash] of Object.entries(list)) {
    if (await store.match(keyOf(hash))) continue;
    await keep(await fetched(path));
    if (!await store.match(keyOf(hash))) return; // another version came in between
  }
  await keepList("whole", list);
  const wanted = new Set(["now", "whole", ...Object.values(list)].map(keyOf));
  for (const { url } of await store.keys()) {
    if (url.startsWith(keyOf("")) && !wanted.has(url)) await store.delete(url);
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request, path = pathOf(url);
  const ours = url.startsWith(scope) && !path.startsWith("api/service-worker");
  if (method !== "GET" || !(ours || ELSEWHERE.test(url))) return;
  event.stopImmediatePropagation();
  event.respondWith(ours ? answerTo(event, path) : answerFromElsewhere(event));
});
self.addEventListener("message", (event) => {
  if (event.data === "keep all") event.waitUntil(keepAll());
});

importScripts("jupyterlite-service-worker.js");
