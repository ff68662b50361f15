// The replay of the Rule Lab as one would write it by hand in plain JavaScript: typed arrays, and for each rule lookup tables that say to
// what it applies. It is the yardstick for the worker, and has to come to the same totals. Nothing of it is in the product.
"use strict";

const MOST_CHARS = 1_000;
const KINDS = ["response", "attribution", "recovery"];
const TRUSTS = ["open", "kiosk", "receipt"];
const CUSTOMERS = ["external", "internal", "supplier"];

/** The columns of the bytes that the server sends. */
function readHistory(buffer) {
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  let at = "plaudit history 2\n".length;
  const column = () => {
    const count = view.getUint32(at, true);
    const width = bytes[at + 4];
    at += 5;
    const part = buffer.slice(at, at + count * width);
    at += count * width;
    return width === 1 ? new Uint8Array(part) : width === 2 ? new Uint16Array(part) : new Uint32Array(part);
  };
  const ids = () => Array.from(column(), (length) => new TextDecoder().decode(bytes.subarray(at, (at += length))));
  const [, employees, teams, touchpoints, standards] = [ids(), ids(), ids(), ids(), ids()];
  const days = Array.from(column(), (day) => new Date(Date.UTC(day >> 16, ((day >> 8) & 255) - 1, day & 255)));
  const [placeTouchpoint, placeTeam] = [column(), column()];
  const lengths = column();
  const ticked = column();
  let from = 0;
  const choices = Array.from(lengths, (length) => ticked.subarray(from, (from += length)));
  const [day, place, choice, measure, kind, counts] = [column(), column(), column(), column(), column(), column()];
  const [recipient, recipientTeam] = [column(), column()];
  const begin = new Uint32Array(counts.length + 1);
  counts.forEach((count, event) => (begin[event + 1] = begin[event] + count));
  const windows = { day: number(days, (date) => +date), week: number(days, monday), month: number(days, month), quarter: number(days, quarter) };
  return { employees, teams, touchpoints, standards, choices, placeTouchpoint, placeTeam, day, place, choice, measure, kind, begin, recipient, recipientTeam, windows };
}

const monday = (date) => +date - ((date.getUTCDay() + 6) % 7) * 86_400_000;
const month = (date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
const quarter = (date) => Math.floor(month(date) / 3);

/** For each day the number of its window, from 0. */
function number(days, windowOf) {
  let [last, count] = [NaN, -1];
  return Int32Array.from(days, (date) => {
    const window = windowOf(date);
    if (window !== last) [last, count] = [window, count + 1];
    return count;
  });
}

/** All that the rules pay: by month, by employee, and by team with its people. */
function replayAll(history, set) {
  const months = history.windows.month[history.windows.month.length - 1] + 1;
  const totals = { months: new Float64Array(months), employees: new Float64Array(history.employees.length), teams: new Float64Array(history.teams.length) };
  for (const rule of set.rules) if (rule.enabled) replay(history, compile(history, set, rule), totals);
  return totals;
}

/** A rule as lookup tables. */
function compile(history, set, rule) {
  const ifs = Object.assign({}, ...rule.if);
  const standards = ifs.standards_any?.map((key) => history.standards.indexOf(key));
  const classes = new Uint8Array(256);
  const weights = new Uint8Array(256);
  for (let number = 0; number < 162; number += 1) {
    const [kind, score, trust, customer] = [KINDS[Math.floor(number / 54)], Math.floor(number / 9) % 6, Math.floor(number / 3) % 3, CUSTOMERS[number % 3]];
    const isSetOff = rule.when === "recovery" ? kind === "recovery" : rule.when === "score" ? kind === "response" : kind !== "recovery";
    const holds =
      (ifs.score_at_least ?? 0) <= score && TRUSTS.indexOf(ifs.trust_at_least ?? "open") <= trust && (ifs.customers?.includes(customer) ?? true);
    classes[number] = isSetOff && holds ? 1 : 0;
    weights[number] = kind === "recovery" ? 100 : set.trust_weight[TRUSTS[trust]];
  }
  const measures = Uint8Array.from({ length: 65_536 }, (_, measure) => (measure > MOST_CHARS || measure >= (ifs.message_chars_at_least ?? 0) ? 1 : 0));
  const places = Uint8Array.from(history.placeTeam, (team, place) => {
    const isThere = ifs.touchpoints?.includes(history.touchpoints[history.placeTouchpoint[place]]) ?? true;
    return isThere && (ifs.teams?.includes(history.teams[team]) ?? true) ? 1 : 0;
  });
  const named = (choice) => (standards ? choice.filter((standard) => standards.includes(standard)) : choice).length;
  const choices = Uint8Array.from(history.choices, (choice) => (!standards || named(choice) > 0 ? 1 : 0));
  const { points, per, at_most: most = 1_000_000, to } = rule.award;
  const amounts = Int32Array.from(history.choices, (choice) => Math.min(per ? points * named(choice) : points, most));
  const subjects = { employee: history.employees.length, team: history.teams.length, touchpoint: history.touchpoints.length, program: 1 };
  const caps = rule.caps.map(({ per: scope, window, points: limit }) => ({
    scope,
    limit,
    windows: history.windows[window],
    paid: new Int32Array(subjects[scope]),
    counted: new Int32Array(subjects[scope]).fill(-1),
  }));
  return { classes, weights, measures, places, choices, amounts, caps, to, needsSomebody: rule.when === "appreciation" };
}

function replay(history, rule, totals) {
  const { day, place, choice, measure, kind, begin, recipient, recipientTeam, placeTeam, placeTouchpoint } = history;
  const { classes, weights, measures, places, choices, amounts, to, needsSomebody } = rule;
  const months = history.windows.month;
  for (let event = 0; event < day.length; event += 1) {
    if (!(classes[kind[event]] & measures[measure[event]] & places[place[event]] & choices[choice[event]])) continue;
    const [from, until] = [begin[event], begin[event + 1]];
    if (from === until && (needsSomebody || to !== "team")) continue;
    const amount = amounts[choice[event]];
    const weight = weights[kind[event]];
    const on = day[event];
    const touchpoint = placeTouchpoint[place[event]];
    let sum = 0;
    if (to === "team") {
      // Distinct teams in ascending order; nearly always it is one.
      const teams = from === until ? [placeTeam[place[event]]] : [...new Set(recipientTeam.subarray(from, until))].sort((a, b) => a - b);
      for (let position = 0; position < teams.length; position += 1) {
        const team = teams[position];
        const share = Math.floor(amount / teams.length) + (position < amount % teams.length ? 1 : 0);
        const paid = cut(rule, Math.floor((share * weight) / 100), on, 0, team, touchpoint);
        totals.teams[team] += paid;
        sum += paid;
      }
    } else {
      const count = until - from;
      for (let entry = from; entry < until; entry += 1) {
        const share = to === "each" ? amount : Math.floor(amount / count) + (entry - from < amount % count ? 1 : 0);
        const paid = cut(rule, Math.floor((share * weight) / 100), on, recipient[entry], recipientTeam[entry], touchpoint);
        totals.employees[recipient[entry]] += paid;
        totals.teams[recipientTeam[entry]] += paid;
        sum += paid;
      }
    }
    totals.months[months[on]] += sum;
  }
}

/** What the caps leave. */
function cut({ caps }, wanted, day, employee, team, touchpoint) {
  let left = wanted;
  for (const cap of caps) {
    const subject = subjectOf(cap.scope, employee, team, touchpoint);
    const window = cap.windows[day];
    if (cap.counted[subject] !== window) {
      cap.counted[subject] = window;
      cap.paid[subject] = 0;
    }
    left = Math.min(left, cap.limit - cap.paid[subject]);
  }
  for (const cap of caps) cap.paid[subjectOf(cap.scope, employee, team, touchpoint)] += left;
  return left;
}

function subjectOf(scope, employee, team, touchpoint) {
  return scope === "employee" ? employee : scope === "team" ? team : scope === "touchpoint" ? touchpoint : 0;
}

globalThis.yardstick = { readHistory, replayAll };
