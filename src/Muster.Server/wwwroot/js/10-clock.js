// Time on the server's clock, written in the reader's zone.

const root = document.documentElement;

// The server's milliseconds at the moment that performance.now() was zero. The phone's own clock is asked for a kept copy only,
// which does not know how old it is, and until the server is heard.
let base = 'copy' in root.dataset ? Date.now() - performance.now() : Number(root.dataset.now) - (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0);

export const now = () => base + performance.now();

export function hearClock(serverMs) {
  base = serverMs - performance.now();
}

// A Date header has whole seconds only, so it corrects no more than a clock that slept or a page from a cache.
export function hearDate(response) {
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Math.abs(said - now()) > 2500) hearClock(said);
}

const two = n => String(n).padStart(2, '0');

function parts(ms) {
  const s = Math.floor(Math.abs(ms) / 1000);
  return { d: Math.floor(s / 86400), h: Math.floor(s / 3600) % 24, m: Math.floor(s / 60) % 60, s: s % 60 };
}

// These four say what Words.cs says on the server.
export function clock(ms) {
  const { d, h, m, s } = parts(ms);
  if (d) return `${d} d ${h} h`;
  return h ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

export function span(ms) {
  const { d, h, m, s } = parts(ms);
  if (d) return h ? `${d} d ${h} h` : `${d} d`;
  if (h) return m ? `${h} h ${m} min` : `${h} h`;
  return m ? `${m} min` : `${s} s`;
}

export function relative(at) {
  const ago = now() - at;
  if (Math.abs(ago) < 10_000) return 'just now';
  return ago > 0 ? `${span(ago)} ago` : `in ${span(ago)}`;
}

const left = (ms, { before = '', late }) => (ms >= 0 ? before + clock(ms) : late ?? `overdue ${clock(ms)}`);

const hourMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const zoneOf = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' });

export const time = at => hourMinute.format(at);
const zone = at => zoneOf.formatToParts(at).find(part => part.type === 'timeZoneName').value;
const full = at => `${date.format(at)}, ${time(at)} ${zone(at)}`;

const forms = {
  ago: relative,
  clock: time,
  both: at => `${time(at)} ${zone(at)} (${relative(at)})`,
  date: full,
  day: at => `${day.format(at).replace(',', '')}, ${time(at)}`,
};

function say(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

// Instants are typed in the reader's zone, and posted in UTC as a page without the script does.
export function localise(part) {
  for (const el of part.querySelectorAll('[data-utc]')) {
    const at = new Date(`${el.value}Z`);
    el.dataset.utc = el.value;
    if (el.value) el.value = el.defaultValue = minute(at - at.getTimezoneOffset() * 60_000);
  }
}

const minute = at => new Date(at).toISOString().slice(0, 16);

export const utc = el => (el.value === el.defaultValue ? el.dataset.utc : minute(new Date(el.value)));

// What the script writes itself; the morph leaves these alone while they speak of the same instant.
export const TICKING = '[data-due],[data-since],[data-form],[data-clock],[data-zone]';

export function tick() {
  for (const el of document.querySelectorAll(TICKING)) {
    const { due, since, form, clock: at } = el.dataset;
    if (due) countdown(el, Date.parse(due) - now());
    else if (since) say(el, clock(now() - Date.parse(since)));
    else if (at) say(el, time(Date.parse(at)));
    else if (form) {
      const instant = Date.parse(el.dateTime);
      say(el, forms[form](instant));
      const title = full(instant);
      if (el.title !== title) el.title = title;
    } else say(el, zone(Date.now()));
  }
}

function countdown(el, ms) {
  say(el, left(ms, el.dataset));
  const box = el.closest('[data-state]');
  if (!box) return;
  const whole = Date.parse(el.dataset.due) - Date.parse(box.dataset.from);
  const part = Math.min(1, Math.max(0, ms / whole || 0));
  const state = ms < 0 ? 'late' : part < 0.5 ? 'soon' : 'calm';
  if (box.dataset.state !== state) box.dataset.state = state;
  box.querySelector('.meter rect')?.setAttribute('width', `${(part * 100).toFixed(1)}%`);
}

export function startClock() {
  localise(document);
  tick();
  setInterval(() => document.hidden || tick(), 1000);
}
