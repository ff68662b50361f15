// The kiosk and its server: enrolment, a sign of life once a minute, whose clock is right, and new versions of the app.
(() => {
  const kiosk = window.plauditKiosk;
  const { shelf, outbox, page, tell } = kiosk;
  const MINUTE = 60_000;
  const PATIENCE = 20_000;
  // How often a new version, new people and new words are looked for.
  const NEWS = 5 * MINUTE;
  // After so many wrong PINs in a row the next has to wait, each time twice as long.
  const TRIES = 5;
  const LONGEST_WAIT = 60 * MINUTE;
  const REFUSED = 'That did not work. Try again, or get a new code.';
  const CANNOT_STORE = 'This browser cannot store anything. Make room on the device, or leave private browsing, then get a new code.';
  const HEADERS = { 'content-type': 'application/json', 'x-plaudit': '1' };

  let enrolment = null; // { id, name, pin_salt, pin_hash }
  let ahead = 0; // by how much this device's clock is ahead of the server's, in milliseconds
  let lastContact = 0;
  let lookedAt = 0; // when news was last looked for, on a clock that nobody sets
  let registration = null;
  let isPageNew = false; // a newer page is in the cache
  let isReplacing = false; // another version was asked to take over

  async function ask(method, path, body) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(`/api/v1${path}`, { method, headers: HEADERS, body: body && JSON.stringify(body), signal, cache: 'no-store' });
    const text = await answer.text();
    let told = {};
    try {
      told = text ? JSON.parse(text) : {};
    } catch {}
    return { ok: answer.ok, status: answer.status, told };
  }

  function measure(serverNow, before, after) {
    const now = Date.parse(serverNow);
    if (Number.isNaN(now)) return;
    ahead = Math.round((before + after) / 2 - now);
    lastContact = Date.now();
    shelf.remember('clock', { ahead, lastContact }).catch(() => {});
  }

  let beating = Promise.resolve(); // the sign of life that is on its way
  const beat = () => (beating = tellSignOfLife());

  async function tellSignOfLife() {
    if (performance.now() - lookedAt >= NEWS) lookForNews();
    takeOver();
    if (!enrolment || outbox.isSignedOut()) return;
    const before = Date.now();
    const told = {
      waiting: waiting(),
      refused: outbox.refused(),
      version: page.data()?.version ?? '',
      device_at: new Date(before).toISOString(),
    };
    try {
      const answer = await ask('POST', '/kiosk/heartbeat', told);
      if (answer.ok) measure(answer.told.now, before, Date.now());
      else if (answer.status === 401 && answer.told.code) outbox.signOut();
      if (answer.ok && outbox.isHeldUp()) outbox.flush();
    } catch {}
    tell();
  }

  // What is not on the disk yet waits as well.
  const waiting = () => new Set([...outbox.waiting(), ...kiosk.record.unkept()]).size;

  // New people, words and hours come with the page; a new version of the app comes as another worker.
  function lookForNews() {
    lookedAt = performance.now();
    if (!registration) return register().catch(() => {});
    registration.update().catch(() => {});
    registration.active?.postMessage({ type: 'refresh', path: location.pathname });
  }

  const hasWorker = () => Boolean(navigator.serviceWorker && page.data()?.offline);

  async function startWorker() {
    if (!hasWorker()) return;
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      if (data?.type === 'page-changed') isPageNew = true;
      takeOver();
    });
    const hadWorker = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      // Somebody may have begun meanwhile: then the new page waits for the next rest.
      isPageNew ||= hadWorker || isReplacing;
      takeOver();
    });
    await register();
  }

  // Its script may not be had at the first try: then the next look for news tries again.
  async function register() {
    if (!hasWorker()) return;
    registration = await navigator.serviceWorker.register('/kiosk-worker.js', { scope: '/kiosk/', updateViaCache: 'none' });
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', takeOver);
    });
    await navigator.serviceWorker.ready;
    registration.active?.postMessage({ type: 'keep', path: location.pathname });
  }

  // Only while nobody is answering: a new version starts as a whole, at rest, and never under somebody's fingers.
  function takeOver() {
    if (!page.isAtRest() || kiosk.record.isWriting()) return;
    if (isPageNew) return location.reload();
    // A page whose worker could not start came from the network, and is nobody's: its version is replaced all the same.
    if (!registration?.waiting || !registration.active) return;
    isReplacing = true;
    registration.waiting.postMessage({ type: 'take-over' });
  }

  const clockKept = shelf.recall('clock').then((kept) => {
    ahead = kept?.ahead ?? 0;
    lastContact = kept?.lastContact ?? 0;
  }, () => {});

  // A screen that goes dark asks nobody. The browser ends this whenever the page is hidden.
  async function keepLit() {
    if (document.visibilityState !== 'visible' || !enrolment) return;
    await navigator.wakeLock?.request('screen').catch(() => {});
  }

  async function start() {
    await clockKept;
    // Right after a crash a browser may not be able to open its database yet.
    enrolment = (await shelf.untilDone(() => shelf.recall('enrolment'))) ?? null;
    if (!enrolment || enrolment.key !== page.key) enrolment = null;
    page.setEnrolled(enrolment !== null);
    tell();
    keepLit();
    // Neither waits for the other: a worker that cannot be had yet must not keep the kiosk from its server.
    await Promise.all([startWorker().catch(() => {}), beat()]);
  }

  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

  // The cookie and what the device knows of its place change together, while nothing is being sent.
  async function trade(code) {
    let answer;
    try {
      answer = await ask('POST', '/kiosk/enrolment', { key: page.key, code });
    } catch {
      return 'There is no connection. Connect the device to the network, then try again.';
    }
    if (!answer.ok) return answer.told.fields?.[0]?.message || answer.told.message || REFUSED;
    const mine = { ...answer.told, key: page.key };
    try {
      await shelf.remember('enrolment', mine);
      await shelf.forget('pin');
    } catch {
      return CANNOT_STORE;
    }
    enrolment = mine;
    return '';
  }

  // The wrong tries so far, also where the device cannot store them.
  let tried = null; // { wrong, until, wait }

  async function noteTry(next) {
    tried = next;
    await (next ? shelf.remember('pin', next) : shelf.forget('pin')).catch(() => {});
  }

  kiosk.contact = {
    /** By how many milliseconds this device's clock is ahead of the server's. */
    ahead: () => clockKept.then(() => ahead),
    /** Trades a one-time code for a credential; answers what went wrong in words, or nothing. */
    async enrol(code) {
      // An answer to it would bring the former credential back.
      await beating;
      const problem = await outbox.whileQuiet(() => trade(code));
      if (problem) return problem;
      page.setEnrolled(true);
      // Asked for once: the browser then does not clear the answers away when the disk is full.
      navigator.storage?.persist?.().catch(() => {});
      outbox.signIn();
      await beat();
      tell();
      return '';
    },
    /**
     * Gives the credential up, while nothing is being sent: without it an answer would count as anybody's. What waits stays on the
     * device until it has a code for the same touchpoint.
     */
    async leave() {
      const isGone = await outbox.whileQuiet(async () => {
        const answer = await ask('DELETE', '/kiosk/enrolment').catch(() => null);
        const isGivenUp = answer?.ok || (answer?.status === 401 && answer.told.code);
        if (isGivenUp) await shelf.forget('enrolment');
        return Boolean(isGivenUp);
      });
      if (!isGone) return false;
      enrolment = null;
      page.setEnrolled(false);
      tell();
      return true;
    },
    /** Whether these digits are the PIN: 'right', 'wrong', or after too many tries for how many minutes none is taken. It needs no network. */
    async tryPin(digits, rounds) {
      if (!enrolment) return 'wrong';
      const { wrong = 0, until = 0, wait = 0 } = tried ?? (await shelf.recall('pin').catch(() => null)) ?? {};
      const left = until - Date.now();
      // A clock that was set back must not lock for longer than was meant.
      if (left > 0 && left <= wait) return Math.ceil(left / MINUTE);
      // Counted before it is looked at: a page that is loaded anew in between gains no try.
      const tries = wrong + 1;
      const pause = tries < TRIES ? 0 : Math.min(LONGEST_WAIT, MINUTE * 2 ** (tries - TRIES));
      await noteTry({ wrong: tries, until: Date.now() + pause, wait: pause });
      const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, ['deriveBits']);
      const salt = bytes(enrolment.pin_salt);
      const made = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, 256);
      if (hex(made) !== enrolment.pin_hash) return pause ? Math.ceil(pause / MINUTE) : 'wrong';
      await noteTry(null);
      return 'right';
    },
    beat,
    takeOver,
    lookForNews,
  };

  /** All that the app shows of the device. */
  kiosk.state = () => JSON.stringify({
    enrolled: enrolment !== null,
    signed_out: enrolment !== null && outbox.isSignedOut(),
    secure: window.isSecureContext && Boolean(navigator.locks && window.indexedDB),
    name: enrolment?.name ?? '',
    version: page.data()?.version ?? '',
    waiting: waiting(),
    disk_full: kiosk.record.isDiskFull(),
    overdue: outbox.isHeldUp() || !navigator.onLine ? outbox.overdue() : 0,
    refused: outbox.refused(),
    ahead_ms: ahead,
    last_contact: lastContact,
    busy: kiosk.record.isBusy(),
    sent: kiosk.record.isSent(),
    undo_until: kiosk.record.undoUntil(),
    too_late: kiosk.record.isTooLate(),
    pickup: kiosk.record.pickup(),
    can_hand_over: kiosk.record.canHandOver(),
    handed_over: kiosk.record.handedOver(),
    language: page.language(),
  });

  // The app marks the screen as resting a moment after it was wiped.
  addEventListener('plaudit:rest', () => setTimeout(takeOver, 200));
  addEventListener('online', beat);
  addEventListener('offline', tell);
  document.addEventListener('visibilitychange', keepLit);
  setInterval(beat, MINUTE);
  addEventListener('DOMContentLoaded', () => start().catch(() => {}));
})();
