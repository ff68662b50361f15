// The outbox: every request waits on the device until the server has acknowledged it, in the order in which they were made.
// What is refused for good is kept too, counted and exportable: nothing is dropped silently.
(() => {
  const { shelf, tell } = window.plauditKiosk;
  const LOCK = 'plaudit-kiosk-outbox';
  const FIRST_RETRY = 1_000;
  const SLOWEST_RETRY = 60_000;
  const PATIENCE = 20_000;
  // Answers that may be different a little later.
  const TEMPORARY = [408, 425, 429, 500, 502, 503, 504];
  // These say that the server has too much to do or is not there: everything waits. Others may be about one response alone, as too
  // many changes of it are.
  const isForAll = ({ path }, status) => status === 503 || (status === 429 && path.endsWith('/responses'));
  // After so many answers in a row that are not the server's own, none of the next will be.
  const STRANGERS = 3;

  let entries = []; // as in the store, for the page to count
  let refused = 0;
  let flushing = false;
  let again = false;
  let failures = 0; // how often in a row the server was not there
  let setbacks = 0; // how often in a row some response alone had to wait
  let timer = 0;
  let home; // the key of the touchpoint of the enrolment
  let isPaused = false; // somebody waits for a moment at which nothing is sent
  let signedOut = false; // the server has revoked the credential

  // A clock that was set back must not hold an answer up for longer than it was meant to wait.
  const isDue = ({ notBefore = 0, delay = 0 }) => {
    const left = notBefore - Date.now();
    return left <= 0 || left > delay;
  };

  // For the page to show. What cannot be read now is counted at the next turn.
  async function count() {
    try {
      home = (await shelf.recall('enrolment'))?.key;
      entries = await shelf.list();
      refused = (await shelf.listRefused()).length;
    } catch {}
    tell();
  }

  function read(text) {
    try {
      return JSON.parse(text) ?? {};
    } catch {
      return {};
    }
  }

  async function ask({ method, path, body }) {
    // The server takes what a kiosk says of itself only with its credential: nothing goes out as anybody's answer.
    const headers = { 'content-type': 'application/json', 'x-plaudit': '1', 'x-plaudit-kiosk': '1' };
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(path, { method, headers, body, signal, cache: 'no-store', redirect: 'error' });
    return { ok: answer.ok, status: answer.status, told: read(await answer.text()) };
  }

  // What became of a request: 'done', 'later' (this response waits), 'stranger' (so it does, for another than the server answered),
  // 'wait' (all wait), 'signed out', or why it was refused.
  async function attempt(entry) {
    let answer;
    try {
      answer = await ask(entry);
    } catch {
      return 'wait';
    }
    const { ok, status, told } = answer;
    // Only the server itself can acknowledge an answer: a hotel's sign-in page answers everything with 200.
    if (ok) return told.id === entry.id ? 'done' : 'wait';
    if (TEMPORARY.includes(status)) return isForAll(entry, status) ? 'wait' : 'later';
    if (typeof told.code !== 'string') return 'stranger';
    if (status === 401) return 'signed out';
    // The customer's own phone was quicker, and said more.
    if (entry.handedOver && told.code === 'already_used') return 'done';
    return { status, code: told.code, message: told.message, refusedAt: new Date().toISOString() };
  }

  // A device counts as a kiosk at the touchpoint of its enrolment only. What was answered elsewhere waits for a code from there.
  const isAtHome = ({ path }) => path.split('/').includes(home);

  // From here on nobody can take it back, even if this try fails: the server may have it all the same.
  const claimed = (entry) => (isDue(entry) && !entry.claimed ? { ...entry, claimed: true } : entry);

  async function settle(entry, outcome) {
    const isRefused = typeof outcome === 'object';
    if (isRefused) await shelf.refuse(entry, outcome);
    else if (outcome === 'done') await shelf.remove(entry.n);
    else return;
    entries = entries.filter(({ n }) => n !== entry.n);
    refused += isRefused ? 1 : 0;
    tell();
  }

  // Sends what is due. A response whose earlier part still waits is passed over, so that its parts arrive in order.
  async function pass() {
    const held = new Set();
    let strangers = 0;
    let isTroubled = false;
    home = (await shelf.recall('enrolment'))?.key;
    for (const listed of await shelf.list()) {
      const { n, id } = listed;
      if (held.has(id) || !isAtHome(listed)) continue;
      if (signedOut || isPaused) return;
      // It may have been taken back, or put off, since the list was made.
      const entry = await shelf.change(n, claimed);
      if (!entry) continue;
      const outcome = entry.claimed ? await attempt(entry) : 'not yet';
      await settle(entry, outcome);
      if (outcome === 'signed out') return signOut();
      strangers = outcome === 'stranger' ? strangers + 1 : 0;
      if (outcome === 'wait' || strangers === STRANGERS) return (failures += 1);
      if (outcome !== 'not yet') failures = 0;
      isTroubled ||= outcome === 'later' || outcome === 'stranger';
      if (['later', 'stranger', 'not yet'].includes(outcome)) held.add(id);
    }
    setbacks = isTroubled ? setbacks + 1 : 0;
  }

  function signOut() {
    signedOut = true;
    tell();
  }

  async function flush() {
    clearTimeout(timer);
    if (signedOut) return;
    if (flushing) {
      again = true;
      return;
    }
    flushing = true;
    try {
      do {
        again = false;
        // Another window of this kiosk may be at it; then this one has nothing to do.
        await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && pass());
      } while (again && !failures && !setbacks);
    } catch {
      failures += 1;
    }
    flushing = false;
    await count();
    plan();
  }

  // The next try: after a pause that doubles, with chance in it, so that a hundred kiosks do not come back at once.
  function plan() {
    const mine = entries.filter(isAtHome);
    if (!mine.length || signedOut) return;
    const tries = Math.max(failures, setbacks);
    const pause = Math.min(SLOWEST_RETRY, FIRST_RETRY * 2 ** Math.max(0, tries - 1)) * (0.5 + Math.random());
    const due = Math.min(...mine.map((entry) => Math.max(0, (entry.notBefore ?? 0) - Date.now())));
    timer = setTimeout(flush, tries ? pause : Math.max(FIRST_RETRY / 2, Math.min(due, SLOWEST_RETRY)));
  }

  function flushNow() {
    failures = setbacks = 0;
    return flush();
  }

  window.plauditKiosk.outbox = {
    /** Keeps a request and answers it as it is kept. It is sent after `delay` milliseconds at the earliest. */
    async put(request, delay = 0) {
      const entry = { ...request, madeAt: new Date().toISOString(), notBefore: delay && Date.now() + delay, delay };
      entry.n = await shelf.add(entry);
      await count();
      flush();
      return entry;
    },
    /** Takes a request out again; answers whether it did, and not if it is on its way or gone. */
    async takeBack(n) {
      let isTaken = false;
      await shelf.change(n, (entry) => {
        isTaken = !entry.claimed;
        return isTaken ? undefined : entry;
      });
      await count();
      return isTaken;
    },
    /** Puts a request off for so many milliseconds, and marks that somebody else may complete the response meanwhile. */
    async handOver(n, delay) {
      const later = { notBefore: Date.now() + delay, delay, handedOver: true };
      const entry = await shelf.change(n, (entry) => (entry.claimed ? entry : { ...entry, ...later }));
      await count();
      return entry?.handedOver === true;
    },
    /** Does something while no window of this kiosk is sending. */
    async whileQuiet(work) {
      isPaused = true;
      try {
        return await navigator.locks.request(LOCK, work);
      } finally {
        isPaused = false;
      }
    },
    /** The ids of the responses that wait, and how many of them are not held back on purpose. */
    waiting: () => entries.map(({ id }) => id),
    overdue: () => new Set(entries.filter(isDue).map(({ id }) => id)).size,
    refused: () => refused,
    /** Whether the server has everything of this response that was put here. */
    has: (id) => entries.some((entry) => entry.id === id),
    isHeldUp: () => failures > 0,
    isSignedOut: () => signedOut,
    signOut,
    signIn() {
      signedOut = false;
      return flushNow();
    },
    export: async () => ({ exportedAt: new Date().toISOString(), waiting: await shelf.list(), refused: await shelf.listRefused() }),
    flush: flushNow,
  };

  addEventListener('online', flushNow);
  count().then(flush);
})();
