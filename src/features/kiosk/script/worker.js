// The kiosk without a network: this worker keeps the app's files and the page of each kiosk on the device.
// The server writes `PLAUDIT` before it: the version, and the files, whose names hold the hashes of what is in them. Another
// version installs beside the one that runs, and takes over as a whole when the kiosk rests.
const PREFIX = 'plaudit-kiosk-';
const CACHE = PREFIX + PLAUDIT.version;
// What an answer depends on is the same for all that a kiosk asks.
const ANYHOW = { ignoreVary: true };
const isPage = (path) => /^\/kiosk\/[0-9a-zA-Z]+$/.test(path);

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

// A touchpoint that is gone has no page any more.
const GONE = [404, 410];

// A page of another version names files that this one does not have, so it is left to that version's worker.
async function fetchPage(path) {
  const answer = await fetch(path, { cache: 'no-store', credentials: 'same-origin', redirect: 'error' });
  if (GONE.includes(answer.status)) return null;
  if (!answer.ok || answer.headers.get('x-plaudit-version') !== PLAUDIT.version) throw new Error(`${path} cannot be kept now`);
  return answer;
}

// Answers whether it is another than the one that was kept. A worker whose version was replaced must not bring its cache back.
async function keepPage(path) {
  const answer = await fetchPage(path);
  if (!answer || !(await caches.has(CACHE))) return false;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path, ANYHOW);
  await cache.put(path, answer.clone());
  return kept !== undefined && kept.headers.get('x-plaudit-page') !== answer.headers.get('x-plaudit-page');
}

// The pages that are open, and those that an earlier version had.
async function pages() {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const kept = await Promise.all((await ours()).map(async (name) => (await caches.open(name)).keys()));
  const paths = [...open, ...kept.flat()].map(({ url }) => new URL(url).pathname);
  return [...new Set(paths)].filter(isPage);
}

// Without its page a version is of no use offline: then it is not installed, and the former one stays until the next try.
async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(PLAUDIT.files);
  await Promise.all((await pages()).map(keepPage));
}

async function activate() {
  const former = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(former.map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(request, path) {
  const kept = await caches.match(path, { ...ANYHOW, cacheName: CACHE });
  return kept ?? fetch(request);
}

// A page that came from the network because this worker could not start in time is taken in charge now.
async function refresh(path, client) {
  await clients.claim().catch(() => {});
  const isNew = await keepPage(path).catch(() => false);
  client?.postMessage({ type: isNew ? 'page-changed' : 'page-kept' });
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const isKept = event.request.method === 'GET' && origin === location.origin && (isPage(pathname) || PLAUDIT.files.includes(pathname));
  if (isKept) event.respondWith(answer(event.request, pathname));
});
addEventListener('message', (event) => {
  const { type, path } = event.data ?? {};
  if (type === 'take-over') skipWaiting();
  if ((type === 'keep' || type === 'refresh') && isPage(path)) event.waitUntil(refresh(path, event.source));
});
