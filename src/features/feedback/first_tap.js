// The first question, before and without the app: keeps the response on this device and sends every part of it, the score from
// the first tap on. It stands inline in the page, so that a tap counts while WebAssembly is still on its way, or when it never
// arrives. The app reads and completes the same record through `window.plaudit`; requests are this script's alone.
(() => {
  const HOUR = 3_600_000;
  const SLOWEST_RETRY = 30_000;
  const PATIENCE = 20_000;
  // Answers that may be different a little later: too many requests, and a server that is restarting.
  const TEMPORARY = [408, 429, 500, 502, 503, 504];
  const BUSY = [429, 503];
  // The places of this script's texts among those of the page: the numbers of `Key` in the domain, as a test makes sure.
  const KEY = {
    Saving: 6,
    Saved: 7,
    SavedMoreComing: 8,
    SavedRestMissing: 9,
    NotSaved: 10,
    NotSavedOffline: 11,
    NotSavedBusy: 12,
    NotSavedDelayed: 13,
    PageOutOfDate: 14,
    TryAgain: 15,
    Continue: 17,
  };
  // What a kiosk hands over of a draft. Whoever makes a link chooses no words and no secret for others.
  const CHOICES = ['step', 'recipients', 'whole_team', 'is_unnamed', 'unnamed', 'standards', 'reasons'];
  const HITCHES = { offline: KEY.NotSavedOffline, busy: KEY.NotSavedBusy, delayed: KEY.NotSavedDelayed };

  // { id, first, score, saved: the score that the server has, at, draft: the app's own text, instrument, token,
  //   receipt and suggested: what the server said of the token, rest: what the app wants sent, sent: whether it was }
  let record = null;
  let token; // of a receipt link, until the first tap
  let sending = false;
  let refused = '';
  let failed = false;
  let tries = 0;
  let hitch = null; // what the last try failed at, a key of HITCHES; null while none has failed
  let timer = 0;

  const form = () => document.getElementById('first-question');
  const key = () => location.pathname.split('/').filter(Boolean).pop();
  const slot = () => `plaudit:${key()}`;
  const isSaved = () => record !== null && record.saved === record.score;
  const json = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };
  const data = (id) => json(document.getElementById(id)?.textContent);
  const text = (place) => data('texts')?.[place] ?? '';

  // A browser may forbid storage; then the answer lives as long as the page.
  function store(area, value) {
    try {
      if (value) window[area].setItem(slot(), value);
      else window[area].removeItem(slot());
    } catch {}
  }

  function stored(area) {
    try {
      return window[area].getItem(slot());
    } catch {
      return null;
    }
  }

  const keep = () => store('localStorage', record && JSON.stringify(record));

  // An answer of an hour ago is another visit's, unless the server does not have all of it yet.
  function recall() {
    record = json(stored('localStorage'));
    if (isSaved() && !record.rest && Date.now() - record.at > HOUR) record = null;
  }

  // What a link carries behind its `#`: the token of a receipt (`t`), or a response that was begun on a kiosk (`r`, with its
  // score `s` and what was chosen there, `d`). It leaves the address at once, so that nobody passes it on with it.
  function takeFragment() {
    const given = new URLSearchParams(location.hash.slice(1));
    const [fresh, id, score] = [given.get('t'), given.get('r'), Number(given.get('s'))];
    token = fresh ?? stored('sessionStorage');
    if (!fresh && !id) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    const isFree = !record || (isSaved() && !record.rest);
    if (fresh) store('sessionStorage', fresh);
    if (fresh && isFree && record?.token !== fresh) record = null;
    if (id && score && isFree) record = { id, first: score, score, saved: score, at: Date.now(), draft: JSON.stringify(json(given.get('d')) ?? {}, CHOICES) };
    keep();
  }

  // A response that the server will not have is given up, so that the next tap begins another. A score that it will not change
  // any more, for the response is settled, is taken back; what is written after it still counts, once it is sent anew.
  function refuse(reason) {
    refused = reason;
    record.rest = null;
    if (record.saved === null) record = null;
    else record.score = record.saved;
  }

  // How the question is put: its wording, and where the best answer stands.
  function instrument() {
    const place = data('touchpoint');
    const box = (score) => form()?.querySelector(`[name=score][value="${score}"]`)?.getBoundingClientRect();
    const [best, worst] = [box(5), box(1)];
    if (!place || !best || !worst) return undefined;
    const [across, down] = [best.left - worst.left, best.top - worst.top];
    const row = across < 0 ? 'best_left' : 'best_right';
    const column = down < 0 ? 'best_top' : 'unknown';
    return { language: place.language, wording: place.wording, shown: Math.abs(across) > Math.abs(down) ? row : column };
  }

  function button(place, onclick) {
    const made = document.createElement('button');
    return Object.assign(made, { type: 'button', className: 'again', textContent: text(place), onclick });
  }

  // Where the app cannot, the server's plain pages lead through the rest of this response.
  function continuePlainly() {
    const score = document.createElement('input');
    Object.assign(score, { type: 'hidden', name: 'score', value: record.score });
    form().elements.namedItem('id').value = record.id;
    form().append(score);
    form().submit();
  }

  function say(words, hasFailed) {
    const status = form()?.querySelector('.form-status');
    if (!status) return;
    status.textContent = words;
    if (hasFailed) status.append(' ', button(KEY.Continue, continuePlainly), ' ', button(KEY.TryAgain, () => location.reload()));
  }

  function words() {
    if (refused || !record) return refused;
    if (!isSaved()) return text(HITCHES[hitch] ?? KEY.Saving);
    if (failed) return text(KEY.SavedRestMissing);
    return text(plaudit.ready ? KEY.Saved : KEY.SavedMoreComing);
  }

  function show() {
    const score = record ? String(record.score) : '';
    document.documentElement.dataset.score = score;
    for (const button of form()?.querySelectorAll('[name=score]') ?? []) {
      button.setAttribute('aria-pressed', String(button.value === score));
    }
    say(words(), failed && isSaved());
  }

  const tell = (name, detail) => dispatchEvent(new CustomEvent(`plaudit:${name}`, { detail }));

  function tellScore(tapped) {
    show();
    tell('score', { id: record?.id, score: record?.score, saved: isSaved(), tapped });
  }

  const tellSent = (detail) => tell('sent', { ok: false, code: null, message: '', fields: [], held_up: null, ...detail });

  // The next part that the server does not have. The first creates the response with the score of the first tap, until it is
  // answered: an answer may have been lost on the way, and the same request is safe to repeat. What was tapped meanwhile follows
  // as a change, and the rest last.
  function next() {
    const { id, first, score, saved, instrument, token, rest } = record;
    const path = `/api/v1/touchpoints/${key()}/responses`;
    if (saved === null) return { sent: first, method: 'POST', path, body: JSON.stringify({ id, score: first, instrument, token }) };
    if (saved !== score) return { sent: score, method: 'PUT', path: `${path}/${id}/score`, body: JSON.stringify({ score }) };
    return rest ? { method: 'POST', path: `${path}/${id}/send`, body: rest } : null;
  }

  async function exchange({ method, path, body }) {
    const headers = { 'content-type': 'application/json', 'x-plaudit': '1' };
    // A connection that swallows what it is given must not hold up the next try.
    const answer = await fetch(path, { method, headers, body, keepalive: true, signal: AbortSignal.timeout(PATIENCE) });
    // Read to its end also where nothing is to be learnt: a connection left hanging counts as broken off.
    const said = await answer.text();
    if (TEMPORARY.includes(answer.status)) {
      throw Object.assign(new Error('temporary'), { hitch: BUSY.includes(answer.status) ? 'busy' : 'delayed' });
    }
    return { ok: answer.ok, said: json(said) ?? {} };
  }

  // The server's reasons are in English.
  function reason({ message }) {
    const isEnglish = document.documentElement.lang === 'en';
    return text(KEY.NotSaved).replace('{reason}', () => (isEnglish && message) || text(KEY.PageOutOfDate));
  }

  function settleScore(mine, { sent }, { ok, said }) {
    if (ok) {
      mine.saved = sent;
      mine.receipt ??= said.receipt;
      mine.suggested ??= said.suggested;
    } else if (mine === record) refuse(reason(said));
  }

  function settleRest(mine, { ok, said }) {
    mine.rest = null;
    mine.sent = ok;
    keep();
    tellSent(ok ? { ok } : said);
  }

  // One request at a time, so that nothing is overtaken by what came before it.
  async function save() {
    if (sending || !record || !next()) return;
    clearTimeout(timer);
    sending = true;
    const [mine, part] = [record, next()];
    try {
      const answer = await exchange(part);
      tries = 0;
      hitch = null;
      if (part.sent) settleScore(mine, part, answer);
      else settleRest(mine, answer);
    } catch (error) {
      tries += 1;
      // What failed without an answer failed on the way.
      hitch = error.hitch ?? 'offline';
      timer = setTimeout(save, Math.min(SLOWEST_RETRY, 1000 * 2 ** (tries - 1)) * (0.5 + Math.random()));
    }
    sending = false;
    keep();
    if (mine === record || part.sent) tellScore(false);
    if (mine.rest && hitch) tellSent({ held_up: hitch });
    if (!tries) save();
  }

  function tap(score) {
    refused = '';
    record ??= { id: plauditId(), first: score, score, saved: null, at: 0, draft: '', instrument: instrument(), token: token ?? undefined };
    record.score = score;
    record.at = Date.now();
    record.rest = null;
    store('sessionStorage', null);
    keep();
    tellScore(true);
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
    // What the app wants sent: the body of the request that ends the response, as JSON. It is kept until the server has it.
    send(rest) {
      if (!record || record.rest) return;
      record.rest = rest;
      keep();
      if (hitch) tellSent({ held_up: hitch });
      save();
    },
    // The response is sent, and the app has said so: the next tap begins another.
    finish() {
      record = null;
      token = null;
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
  takeFragment();
  save();
})();
