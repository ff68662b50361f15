// Served in the worker's place with `--kiosk-offline off`: it takes the former one out of every kiosk, with all that it kept.
// Answers that wait are not the worker's: they stay.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(remove()));

async function remove() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('plaudit-kiosk-')).map((name) => caches.delete(name)));
  await registration.unregister();
}
