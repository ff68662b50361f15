// What a kiosk keeps on the device: the answers on their way, those that were refused for good, and its enrolment.
// A write counts once it is on the disk (durability strict), so that a tablet may lose its power at any moment.
(() => {
  const NAME = 'plaudit-kiosk';
  const OUTBOX = 'outbox';
  const REFUSED = 'refused';
  const DEVICE = 'device';
  let opening = null;

  function open() {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(OUTBOX, { keyPath: 'n', autoIncrement: true });
        request.result.createObjectStore(REFUSED, { keyPath: 'n' });
        request.result.createObjectStore(DEVICE);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        // A connection that the browser closes is opened anew at the next use.
        request.result.onclose = () => (opening = null);
        request.result.onversionchange = () => {
          request.result.close();
          opening = null;
        };
        resolve(request.result);
      };
    });
    opening.catch(() => (opening = null));
    return opening;
  }

  // Does `work` in one transaction and answers what its request found, once all of it is on the disk.
  async function run(stores, mode, work) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: 'strict' });
      const request = work(...stores.map((store) => transaction.objectStore(store)));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  // Reads an entry and writes what `how` makes of it in one step, so that no other window comes between: the same entry leaves it as
  // it is, nothing removes it. Answers what `how` made of it; it is not asked where there is none.
  async function change(n, how) {
    let made;
    await run([OUTBOX], 'readwrite', (outbox) => {
      const found = outbox.get(n);
      found.onsuccess = () => {
        const entry = found.result;
        if (!entry) return;
        made = how(entry);
        if (made === undefined) outbox.delete(n);
        else if (made !== entry) outbox.put(made);
      };
      return found;
    });
    return made;
  }

  // Tries until it succeeds, after pauses that double up to ten seconds; `note` hears of each failure.
  async function untilDone(work, note = () => {}) {
    for (let pause = 250; ; pause = Math.min(2 * pause, 10_000)) {
      try {
        return await work();
      } catch {
        note();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  window.plauditKiosk = {
    shelf: {
      untilDone,
      /** Adds a request to the outbox and answers its number; numbers are in the order of adding. */
      add: (entry) => run([OUTBOX], 'readwrite', (outbox) => outbox.add(entry)),
      list: () => run([OUTBOX], 'readonly', (outbox) => outbox.getAll()),
      change,
      remove: (n) => run([OUTBOX], 'readwrite', (outbox) => outbox.delete(n)),
      /** Takes a request out of the outbox and keeps it with the reason, in one step. */
      refuse: (entry, reason) =>
        run([OUTBOX, REFUSED], 'readwrite', (outbox, refused) => {
          outbox.delete(entry.n);
          return refused.put({ ...entry, ...reason });
        }),
      listRefused: () => run([REFUSED], 'readonly', (refused) => refused.getAll()),
      recall: (name) => run([DEVICE], 'readonly', (device) => device.get(name)),
      remember: (name, value) => run([DEVICE], 'readwrite', (device) => device.put(value, name)),
      forget: (name) => run([DEVICE], 'readwrite', (device) => device.delete(name)),
    },
    /** Tells the app that something it shows has changed. */
    tell: () => dispatchEvent(new Event('plaudit:kiosk')),
  };
})();
