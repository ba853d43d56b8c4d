// Fetches the living parts of the page again when they are old, one at a time, and never over a post.
import { hearDate, localise, tick } from './10-clock.js';
import { morph } from './20-morph.js';
import { badge, showHeld, showStale, toast } from './30-page.js';
import { signIn } from './70-forms.js';

export const regions = () => [...document.querySelectorAll('[data-fragment]')];
export const topicsOf = region => (region.dataset.topics ?? '').split(',').filter(Boolean);

const due = new Set();
let busy = false;
let posts = 0;
let epoch = 0;
let timer;
let wait = 500;

// Jitter spreads a thousand readers of one change.
export function need(region, delay = Math.random() * 150) {
  due.add(region.dataset.fragment);
  timer ??= setTimeout(refresh, delay);
}

export function needAll() {
  for (const region of regions()) need(region, 0);
}

// While a post is under way nothing is refreshed, and what was fetched before it is thrown away as too old.
export async function duringPost(work) {
  posts++;
  epoch++;
  try {
    return await work();
  } finally {
    posts--;
    if (due.size) timer ??= setTimeout(refresh, 0);
  }
}

async function refresh() {
  timer = undefined;
  if (busy || posts) return;
  busy = true;
  let failed = false;
  for (const url of [...due]) {
    due.delete(url);
    try {
      await fetchPart(url);
    } catch {
      // The page stays as it is; the badge says that it is old.
      due.add(url);
      failed = true;
    }
  }
  busy = false;
  showStale(failed);
  wait = failed ? Math.min(wait * 2, 3000) : 500;
  if (due.size && !posts) timer ??= setTimeout(refresh, failed ? wait * (0.5 + Math.random()) : 0);
}

async function fetchPart(url) {
  const region = regions().find(candidate => candidate.dataset.fragment === url);
  if (!region) return;
  const before = epoch;
  const { rev } = region.dataset;
  const response = await fetch(url, {
    headers: { 'X-Fragment': '1', ...(rev && { 'If-None-Match': `"${rev}"` }) },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  hearDate(response);
  if (response.type === 'opaqueredirect' || response.status === 401) return signIn();
  if (response.status === 304 || response.status === 404) return;
  if (!response.ok) throw new Error(`refresh answered ${response.status}`);
  const html = await response.text();
  if (before === epoch) show(html);
  else due.add(url);
}

// Each top-level element of the answer goes to the element of its id.
export function show(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  localise(page);
  for (const fresh of [...page.body.children]) {
    const old = document.getElementById(fresh.getAttribute('id') ?? '');
    if (old && morph(old, fresh)) toast('This form has moved on: read what is new. What you typed is kept.', { danger: true });
  }
  tick();
  badge();
  showHeld();
}
