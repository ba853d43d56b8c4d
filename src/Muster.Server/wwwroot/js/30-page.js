// What the page says by itself: toasts, the connection badge, rows that wait.
import { now, time } from './10-clock.js';
import { heldRows, releaseRows } from './20-morph.js';

const root = document.documentElement;

// The words of a control, without the key that is written on it.
export const label = el => el?.dataset.keyLabel ?? el?.getAttribute('aria-label') ?? [...(el?.childNodes ?? [])].filter(node => node.nodeName !== 'KBD').map(node => node.textContent).join('').trim();

export function make(tag, attributes = {}, ...content) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.append(...content);
  return el;
}

const tray = () => document.getElementById('toasts');

// A danger stays until it is dismissed: it says what was not done.
export function toast(text, { danger = false, action, act } = {}) {
  const close = make('button', { class: 'btn sm quiet', 'aria-label': action ? action : 'Dismiss' }, action ?? '✕');
  const el = make('div', { class: danger ? 'toast danger' : 'toast', ...(danger && { role: 'alert' }) }, make('p', {}, text), close);
  close.addEventListener('click', () => (el.remove(), act?.()));
  tray().append(el);
  if (!danger && !action) setTimeout(() => el.remove(), 6000);
}

// The badge: how fresh is what you see, and what still waits to be sent.
let net = '';
let stale = false;
let queued = 0;
let fresh = Number(root.dataset.now);

export function showNet(state) {
  net = state;
  badge();
}

// The stream may live while the page cannot be fetched: what counts is what one sees.
export function showStale(old) {
  stale = old;
  badge();
}

export function showQueued(count) {
  queued = count;
  badge();
}

export function badge() {
  if (!net && !queued) return;
  const state = net === 'live' && stale ? 'reconnecting' : net;
  if (state === 'live') fresh = now();
  root.dataset.net = queued ? 'offline' : state;
  const el = document.getElementById('net');
  if (!el) return;
  const words = { live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' }[state] ?? 'Connecting';
  const text = state === 'live' ? words : `${words}, as of ${time(fresh)}`;
  const said = queued ? `${queued} queued` : text;
  if (el.textContent !== said) el.textContent = said;
  el.title = text;
}

// New rows above the place where one reads wait behind a button.
export function showHeld() {
  let button = document.getElementById('held');
  const count = heldRows().size;
  if (!count) return button?.remove();
  if (!button) {
    button = make('button', { class: 'btn pri held', id: 'held', type: 'button' });
    button.addEventListener('click', () => {
      const [row] = heldRows();
      releaseRows();
      button.remove();
      row?.scrollIntoView({ block: 'center' });
    });
    tray().before(button);
  }
  button.textContent = `${count} new ↑`;
}

addEventListener('scroll', () => {
  const [row] = heldRows();
  if (row && row.parentElement.getBoundingClientRect().top >= 0) {
    releaseRows();
    showHeld();
  }
}, { passive: true });
