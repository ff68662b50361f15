// The response at hand, with the same interface as the customer page's own script (`window.plaudit`): the app does not know
// whether it runs on a phone or here. Here each part goes into the outbox and counts as saved once it is on the disk. What a
// customer types is kept in memory alone: after a reload nobody finds what somebody else wrote.
(() => {
  const { shelf, outbox, page, contact, tell } = window.plauditKiosk;
  const UNDO = 10_000;
  // Taking back ends on the screen before it ends in the outbox: nobody is offered what then fails.
  const MARGIN = 1_000;
  const HAND_OVER = 600_000;
  // What a customer has chosen goes along to the own phone, and whom they described; words for others that were never sent do not.
  // A code of more than this is too fine for a camera; then the phone begins with the score alone.
  const LONGEST_CODE = 600;
  const CHOICES = ['step', 'recipients', 'whole_team', 'is_unnamed', 'unnamed', 'standards', 'reasons'];

  let record = null; // { id, score, saved: the score that is on the disk, at, draft: the app's own text }
  let work = Promise.resolve(); // one write after the other
  let sent = null; // { n, until, before: the record as it was, pickup, isTooLate: a try to take it back failed } of the response just sent
  let handedOver = null; // the address for the customer's phone
  let isForPhone = false; // what the app sends now is what the phone may complete

  const form = () => document.getElementById('first-question');
  const path = () => `/api/v1/touchpoints/${page.key}/responses`;
  const isSaved = () => record !== null && record.saved === record.score;

  // Where the best score stands on the screen, which depends on its shape and on the writing direction.
  function shown() {
    const [best, worst] = [5, 1].map((score) => form()?.querySelector(`[value="${score}"]`)?.getBoundingClientRect());
    if (!best || !worst) return 'unknown';
    if (Math.abs(best.left - worst.left) > best.width / 2) return best.left < worst.left ? 'best_left' : 'best_right';
    return best.top < worst.top ? 'best_top' : 'unknown';
  }

  function show() {
    const score = record ? String(record.score) : '';
    document.documentElement.dataset.score = score;
    for (const button of form()?.querySelectorAll('[name=score]') ?? []) {
      button.setAttribute('aria-pressed', String(button.value === score));
    }
  }

  function announce(tapped) {
    show();
    const detail = { id: record?.id, score: record?.score, saved: isSaved(), tapped };
    dispatchEvent(new CustomEvent('plaudit:score', { detail }));
    tell();
  }

  // A full or broken disk is the one thing that keeps an answer from being saved: it is tried again, and the screen says so.
  async function untilKept(write) {
    const kept = await shelf.untilDone(write, () => {
      isDiskFull = true;
      tell();
    });
    isDiskFull = false;
    return kept;
  }

  // The responses of which something is not on the disk yet. Until it is, no new version may take over: it would be gone with the
  // page.
  const writing = [];
  let isDiskFull = false;

  function put(request, delay) {
    const { id } = record;
    writing.push(id);
    const kept = work.then(async () => {
      const whole = await request;
      return untilKept(() => outbox.put(whole, delay));
    });
    work = kept;
    const end = () => {
      writing.splice(writing.indexOf(id), 1);
      tell();
      contact.takeOver();
    };
    kept.then(end, end);
    return kept;
  }

  // What is known of the clock comes from the database; the moment of the tap is now.
  async function creation({ id, score }) {
    const { language, wording } = page.touchpoint();
    const instrument = { language, wording, shown: shown() };
    const given_at = new Date().toISOString();
    const clock = { given_at, ahead_ms: await contact.ahead() };
    return { id, method: 'POST', path: path(), body: JSON.stringify({ id, score, instrument, clock }) };
  }

  const change = ({ id, score }) => ({ id, method: 'PUT', path: `${path()}/${id}/score`, body: JSON.stringify({ score }) });

  async function tap(score) {
    if (record?.score === score) return announce(true);
    const mine = (record ??= { id: plauditId(), first: score, score, saved: null, at: Date.now(), draft: '' });
    const request = mine.saved === null && mine.score === score ? creation(mine) : change({ ...mine, score });
    mine.score = score;
    sent = handedOver = null;
    announce(true);
    await put(request, 0);
    mine.saved = score;
    if (mine === record) announce(false);
  }

  const outcome = (detail) => dispatchEvent(new CustomEvent('plaudit:sent', { detail }));

  // Answers what was sent once it is kept. Whoever stands here then may be the next customer, who is told nothing of it.
  async function keepRest(body, delay, handedOver) {
    const mine = record;
    // Once it is left to the phone, nothing else of it is sent from here.
    if (!mine || mine.isLeft) return null;
    mine.isLeft = handedOver;
    const request = { id: mine.id, method: 'POST', path: `${path()}/${mine.id}/send`, body, handedOver };
    const { n, notBefore } = await put(request, delay + MARGIN);
    if (mine !== record) return null;
    return { n, until: notBefore - MARGIN, before: { ...mine }, pickup: parsed(body).pickup ?? '' };
  }

  async function send(body) {
    const kept = await keepRest(body, UNDO, false);
    if (!kept) return;
    sent = kept;
    setTimeout(tell, kept.until - Date.now() + 100);
    outcome({ ok: true, code: '', message: '', fields: [], held_up: null });
    tell();
  }

  function showCode(mine) {
    const { id, score, draft } = mine.before;
    sent = mine;
    const address = (more) => `${location.origin}/f/${page.key}#${new URLSearchParams({ r: id, s: score, ...more })}`;
    const whole = address({ d: JSON.stringify(parsed(draft), CHOICES) });
    handedOver = whole.length > LONGEST_CODE ? address() : whole;
    record = null;
    show();
    tell();
  }

  // The phone completes the response. What was chosen here is sent ten minutes later, unless the phone was quicker: so nothing is
  // lost if it never is.
  async function sendLater(body) {
    const kept = await keepRest(body, HAND_OVER, true);
    if (kept) showCode(kept);
  }

  function noteTooLate(mine) {
    Object.assign(mine, { until: 0, isTooLate: true });
    tell();
  }

  const isBusy = () => record !== null || sent !== null || handedOver !== null;

  function forget() {
    record = sent = handedOver = null;
    show();
    tell();
  }

  // The app begins again from the record as it is now.
  const restart = () => dispatchEvent(new Event('plaudit:restart'));

  window.plaudit = {
    ready: false,
    read: () => JSON.stringify(record && { ...record, saved: isSaved(), hitch: null }),
    keep(draft) {
      if (record) record.draft = draft;
    },
    send: (body) => (isForPhone ? sendLater(body) : send(body)),
    finish() {
      record = null;
      show();
    },
  };

  window.plauditKiosk.record = {
    /** Whether somebody is answering, or looks at what became of it. */
    isBusy,
    isWriting: () => writing.length > 0,
    /** The ids of the responses of which something is in memory alone. */
    unkept: () => writing,
    /** Whether the device cannot store them. */
    isDiskFull: () => isDiskFull && writing.length > 0,
    /** Until when what was sent can be taken back, in milliseconds since 1970; 0: no longer. */
    undoUntil: () => (sent && !handedOver && sent.until > Date.now() ? sent.until : 0),
    isSent: () => sent !== null,
    /** Whether somebody tried to take back what had gone. */
    isTooLate: () => sent?.isTooLate === true,
    pickup: () => (sent && !handedOver && sent.pickup ? `${location.origin}/thanks/${sent.pickup}` : ''),
    /** Takes back what was sent, with everything that was typed. */
    async undo() {
      const mine = sent;
      if (!mine) return;
      const isTaken = await outbox.takeBack(mine.n);
      // Meanwhile the next customer may have come.
      if (mine !== sent) return;
      if (isTaken) {
        record = mine.before;
        sent = null;
        show();
        restart();
        tell();
      } else noteTooLate(mine);
    },
    /** Whether the server knows the response at hand, so that another device can complete it. */
    canHandOver: () => navigator.onLine && !outbox.isHeldUp() && !handedOver && (record !== null ? isSaved() && !record.isLeft && !outbox.has(record.id) : sent !== null && sent.until > Date.now()),
    handedOver: () => handedOver ?? '',
    /** Lets the customer's phone complete the response. Before it is sent, the app says what was chosen, or what has to be corrected. */
    async handOver() {
      if (record) {
        isForPhone = true;
        dispatchEvent(new Event('plaudit:hand-over'));
        isForPhone = false;
        return;
      }
      const mine = sent;
      if (!mine) return;
      const isLater = await outbox.handOver(mine.n, HAND_OVER);
      if (mine !== sent) return;
      if (isLater) showCode(mine);
      else noteTooLate(mine);
    },
    forget,
    restart,
  };

  function parsed(draft) {
    try {
      return JSON.parse(draft) ?? {};
    } catch {
      return {};
    }
  }

  document.addEventListener('submit', (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if (event.submitter?.value) tap(Number(event.submitter.value));
  });
  addEventListener('DOMContentLoaded', show);
})();
