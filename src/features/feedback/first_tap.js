// The first question, before and without the app: keeps the response on this device and saves its score from the first tap.
// It stands inline in the page, so that a tap counts while WebAssembly is still on its way, or when it never arrives.
// The app reads and completes the same record through `window.plaudit`.
(() => {
  const HOUR = 3_600_000;
  const SLOWEST_RETRY = 30_000;
  // Answers that may be different a little later: too many requests, and a server that is restarting.
  const TEMPORARY = [408, 429, 500, 502, 503, 504];
  const BUSY = [429, 503];
  const HITCHES = {
    offline: 'Not saved yet: no connection. We keep trying.',
    busy: 'Not saved yet: many people are answering right now. We keep trying.',
    delayed: 'Not saved yet. We keep trying.',
  };

  let record = null; // { id, first, score, saved: the score that the server has, at, draft: the app's own text }
  let saving = false;
  let refused = '';
  let failed = false;
  let tries = 0;
  let hitch = null; // what the last try failed at, a key of HITCHES; null while none has failed
  let timer = 0;

  const form = () => document.getElementById('first-question');
  const key = () => location.pathname.split('/').filter(Boolean).pop();
  const slot = () => `plaudit:${key()}`;
  const isSaved = () => record !== null && record.saved === record.score;

  // A browser may forbid storage; then the answer lives as long as the page.
  function keep() {
    try {
      if (record) sessionStorage.setItem(slot(), JSON.stringify(record));
      else sessionStorage.removeItem(slot());
    } catch {}
  }

  // An answer of an hour ago is another visit's, unless the server does not have it yet.
  function recall() {
    try {
      record = JSON.parse(sessionStorage.getItem(slot()));
    } catch {}
    if (isSaved() && Date.now() - record.at > HOUR) record = null;
  }

  // A response that the server will not have is given up, so that the next tap begins another. A score that it will not change
  // any more, for the response is settled, is taken back; what is written after it still counts.
  function refuse(reason) {
    refused = reason;
    if (record.saved === null) record = null;
    else record.score = record.saved;
  }

  function uuidV7() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now()) << 16n) | BigInt(0x7000 | (bytes[6] & 0x0f) << 8 | bytes[7]));
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  function say(words, again) {
    const status = form()?.querySelector('.form-status');
    if (!status) return;
    status.textContent = words;
    if (!again) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'again';
    button.textContent = 'Try again';
    button.onclick = () => location.reload();
    status.append(' ', button);
  }

  function words() {
    if (refused || !record) return refused;
    if (!isSaved()) return HITCHES[hitch] ?? 'Saving…';
    if (failed) return 'Your answer is saved. The rest of this page could not be loaded.';
    return plaudit.ready ? 'Saved' : 'Saved. The next question is on its way…';
  }

  function show() {
    const score = record ? String(record.score) : '';
    document.documentElement.dataset.score = score;
    for (const button of form()?.querySelectorAll('[name=score]') ?? []) {
      button.setAttribute('aria-pressed', String(button.value === score));
    }
    say(words(), failed && isSaved());
  }

  function tell(tapped) {
    show();
    const detail = { id: record?.id, score: record?.score, saved: isSaved(), tapped };
    dispatchEvent(new CustomEvent('plaudit:score', { detail }));
  }

  // The first request creates the response with the score of the first tap, until it is answered: an answer may have been lost
  // on the way, and the same request is safe to repeat. What was tapped meanwhile follows as a change.
  function request() {
    const { id, first, score, saved } = record;
    const path = `/api/v1/touchpoints/${key()}/responses`;
    return saved === null
      ? { sent: first, method: 'POST', path, body: { id, score: first } }
      : { sent: score, method: 'PUT', path: `${path}/${id}/score`, body: { score } };
  }

  function problemIn(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  async function exchange({ method, path, body }) {
    const headers = { 'content-type': 'application/json', 'x-plaudit': '1' };
    const answer = await fetch(path, { method, headers, body: JSON.stringify(body), keepalive: true });
    // Read to its end also where nothing is to be learnt: a connection left hanging counts as broken off.
    const text = await answer.text();
    if (answer.ok) return '';
    if (TEMPORARY.includes(answer.status)) {
      throw Object.assign(new Error('temporary'), { hitch: BUSY.includes(answer.status) ? 'busy' : 'delayed' });
    }
    const problem = problemIn(text);
    return `Not saved. ${problem.message ?? 'This page may be out of date: please load it again.'}`;
  }

  // One request at a time, so that a later score cannot be overtaken by an earlier one.
  async function save() {
    if (saving || !record || isSaved()) return;
    clearTimeout(timer);
    saving = true;
    const mine = record;
    try {
      const next = request();
      const refusal = await exchange(next);
      tries = 0;
      hitch = null;
      if (!refusal) mine.saved = next.sent;
      else if (mine === record) refuse(refusal);
    } catch (error) {
      tries += 1;
      // What failed without an answer failed on the way.
      hitch = error.hitch ?? 'offline';
      timer = setTimeout(save, Math.min(SLOWEST_RETRY, 1000 * 2 ** (tries - 1)) * (0.5 + Math.random()));
    }
    saving = false;
    keep();
    tell(false);
    if (!tries) save();
  }

  function tap(score) {
    refused = '';
    record ??= { id: uuidV7(), first: score, score, saved: null, at: 0, draft: '' };
    record.score = score;
    record.at = Date.now();
    keep();
    tell(true);
    save();
  }

  function fail() {
    failed = true;
    const steps = document.getElementById('steps');
    if (steps) steps.hidden = true;
    if (form()) form().hidden = false;
    show();
  }

  const plaudit = {
    // Whether the app is there; it says so.
    ready: false,
    // What the app reads: the record as JSON, with `saved` as yes or no, and what holds it up.
    read: () => JSON.stringify(record && { ...record, saved: isSaved(), hitch }),
    // What the app adds to the record.
    keep(draft) {
      if (!record) return;
      record.draft = draft;
      record.at = Date.now();
      keep();
    },
    // The response is sent: the next tap begins another.
    finish() {
      record = null;
      keep();
      show();
    },
  };
  window.plaudit = plaudit;

  document.addEventListener('submit', (event) => {
    if (event.target !== form() || !event.submitter?.value) return;
    event.preventDefault();
    tap(Number(event.submitter.value));
  });
  addEventListener('online', save);
  addEventListener('DOMContentLoaded', show);
  // Only what keeps the app from starting, or stops it, counts: a script that did not load, or WebAssembly that gave up.
  addEventListener('error', (event) => {
    const loading = event.target instanceof HTMLScriptElement && event.target.type === 'module';
    if (loading || event.error instanceof WebAssembly.RuntimeError || (!plaudit.ready && event.error)) fail();
  }, true);
  addEventListener('unhandledrejection', (event) => {
    if (!plaudit.ready || event.reason instanceof WebAssembly.RuntimeError) fail();
  });

  recall();
  save();
})();
