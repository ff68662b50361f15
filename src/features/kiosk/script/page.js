// The page on a kiosk: its data in all languages, the language on screen, and what a kiosk does not let customers do.
(() => {
  const kiosk = window.plauditKiosk;
  const root = document.documentElement;
  const key = location.pathname.split('/').filter(Boolean).pop();
  const FLAG = `plaudit:kiosk:${key}`;
  const STAY = 'kiosk';
  const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  let data = null;
  let language = '';

  const current = () => data.languages.find((one) => one.tag === language) ?? data.languages[0];

  function set(id, value) {
    const holder = document.getElementById(id);
    if (holder) holder.textContent = JSON.stringify(value);
  }

  // The first question is in the page in every language; the app finds its data where the customer page has it.
  function draw() {
    const { tag, dir, touchpoint, texts, title } = current();
    root.lang = tag;
    root.dir = dir;
    document.title = title;
    set('touchpoint', touchpoint);
    set('texts', texts);
    const template = document.querySelector(`template[data-language="${tag}"]`);
    if (!template) return;
    const [drawn, steps] = [template.content.cloneNode(true), document.getElementById('steps')];
    // The app stays where it was mounted.
    if (steps) drawn.getElementById('steps')?.replaceWith(steps);
    document.querySelector('main').replaceChildren(drawn);
  }

  kiosk.page = {
    key,
    touchpoint: () => current().touchpoint,
    data: () => data,
    language: () => language,
    /** Shows another language; the app begins again in it, where the customer was. */
    speak(tag) {
      if (tag === language) return;
      language = tag;
      draw();
      kiosk.record.restart();
      kiosk.tell();
    },
    /** Back to how the kiosk rests: nothing of the former customer is left on it. */
    wipe() {
      const wasForeign = language !== data.default;
      language = data.default;
      delete root.dataset.reach;
      delete root.dataset.contrast;
      kiosk.record.forget();
      // The question and the steps are made anew: no field keeps what was typed, and Back finds nothing.
      draw();
      kiosk.record.restart();
      document.activeElement?.blur?.();
      getSelection()?.removeAllRanges();
      scrollTo(0, 0);
      if (wasForeign) kiosk.tell();
      dispatchEvent(new Event('plaudit:rest'));
    },
    /** What a clock at the touchpoint shows: the weekday (0 is Monday) and the minute since midnight. */
    localTime(at) {
      const part = {};
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: data.time_zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      for (const { type, value } of format.formatToParts(at)) part[type] = value;
      return JSON.stringify({ weekday: DAYS.indexOf(part.weekday), minute: 60 * part.hour + Number(part.minute) });
    },
    /** A weekday and a minute of it in words, such as "Tuesday 08:00". */
    when(weekday, minute) {
      // The first of January 2024 was a Monday.
      const at = Date.UTC(2024, 0, 1 + weekday, 0, minute);
      return new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(at);
    },
    toggleFullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen({ navigationUI: 'hide' })),
    /** Saves the queue as a file. */
    async download() {
      const text = JSON.stringify(await kiosk.outbox.export(), null, 2);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      link.download = `plaudit-kiosk-${new Date().toISOString().slice(0, 10)}.json`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    /** Out of the kiosk, to the pages of staff. */
    leave: () => location.assign('/'),
    /** What the shell's first paint depends on; the rest of the enrolment is in the database. */
    setEnrolled(isEnrolled) {
      try {
        if (isEnrolled) localStorage.setItem(FLAG, '1');
        else localStorage.removeItem(FLAG);
      } catch {}
      root.toggleAttribute('data-enrolled', isEnrolled);
    },
    isEnrolled: () => root.hasAttribute('data-enrolled'),
    /** Whether nobody is at it: the app marks the screen while somebody answers, has changed it, or has opened what staff see. */
    isAtRest: () => !kiosk.record.isBusy() && root.dataset.screen !== 'answering' && !document.querySelector('input:focus, textarea:focus')?.value,
  };

  // ---- a kiosk whose app has failed goes on with the first question alone, and tries to come back ----

  const THANK_YOU = 65; // the place of this text, as a test makes sure
  const READING = 3_000;
  const RECOVERY = 60_000;
  let hasFailed = false;
  let reading = 0;

  function fail() {
    if (hasFailed) return;
    hasFailed = true;
    setInterval(recover, RECOVERY);
    if (data) withoutApp();
  }

  // What the app drew holds what its customer typed, and what stands over the question.
  function withoutApp() {
    root.dataset.screen = 'resting';
    root.dataset.failed = '';
    kiosk.page.wipe();
    for (const id of ['steps', 'kiosk']) document.getElementById(id)?.replaceChildren();
    document.getElementById('first-question').hidden = false;
  }

  // The page is loaded anew only where it will come: a browser's own words about the network take no answers.
  async function recover() {
    const isRestful = () => kiosk.page.isAtRest() && !kiosk.record.isWriting();
    const isThere = navigator.serviceWorker?.controller || (await fetch(location.pathname, { cache: 'no-store' }).catch(() => null))?.ok;
    if (isThere && isRestful()) location.reload();
  }

  // Each answer is thanked for once it is saved, and makes room for the next in any case.
  addEventListener('plaudit:score', ({ detail: { saved } }) => {
    if (!hasFailed) return;
    const status = document.querySelector('#first-question .form-status');
    if (status && saved) status.textContent = current().texts[THANK_YOU];
    clearTimeout(reading);
    reading = setTimeout(kiosk.page.wipe, READING);
  });

  // Only what keeps the app from starting, or stops it, counts: a script that did not load, or WebAssembly that gave up.
  addEventListener('error', ({ target, error }) => {
    const isModule = target instanceof HTMLScriptElement && target.type === 'module';
    if (isModule || error instanceof WebAssembly.RuntimeError || (!window.plaudit?.ready && error)) fail();
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => {
    if (!window.plaudit?.ready || reason instanceof WebAssembly.RuntimeError) fail();
  });

  try {
    root.toggleAttribute('data-enrolled', localStorage.getItem(FLAG) === '1');
  } catch {}

  addEventListener('DOMContentLoaded', () => {
    data = JSON.parse(document.getElementById('kiosk-data')?.textContent || 'null');
    if (!data) return;
    language = data.default;
    draw();
    if (hasFailed) withoutApp();
  });

  // No way out to the browser: no menus, no selecting, dragging, zooming, printing or links that lead elsewhere.
  const never = (event) => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'gesturestart', 'gesturechange', 'dblclick']) addEventListener(name, never);
  addEventListener('selectstart', (event) => event.target.closest?.('input, textarea') || never(event));
  addEventListener('touchmove', (event) => event.touches.length > 1 && never(event), { passive: false });
  addEventListener('wheel', (event) => event.ctrlKey && never(event), { passive: false });
  addEventListener('keydown', (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !['a', 'c', 'v', 'x', 'z'].includes(event.key.toLowerCase());
    if (isShortcut || event.altKey && event.key.startsWith('Arrow') || /^F\d+$/.test(event.key)) never(event);
  });
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.hasAttribute('download')) return;
    never(event);
    if (link.closest('.languages')) kiosk.page.speak(link.lang);
  }, { capture: true });
  // What one customer types is never offered to the next.
  addEventListener('focusin', ({ target }) => target.matches?.('input, textarea') && target.setAttribute('autocomplete', 'off'));
  // A swipe back stays here: there is always an entry of this same page before the present one.
  const stay = () => history.state === STAY || history.pushState(STAY, '');
  addEventListener('popstate', stay);
  addEventListener('pointerdown', stay);
})();
