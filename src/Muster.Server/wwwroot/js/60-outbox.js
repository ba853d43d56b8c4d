// What was posted without a connection: kept, shown, cancellable, delivered once and in order.
import { now, relative } from './10-clock.js';
import { make, showQueued, toast } from './30-page.js';
import { duringPost, needAll } from './40-refresh.js';

const KEY = 'muster-outbox';
// Somebody else at this browser neither sees nor sends it.
const who = document.documentElement.dataset.who ?? '';

// The fields that one types a text into.
export const TEXTS = 'textarea, input[type=text], input:not([type])';

let flushing = false;
let timer;

const load = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');
const own = () => load().filter(job => job.who === who);

function change(edit) {
  localStorage.setItem(KEY, JSON.stringify(edit(load())));
  render();
}

const drop = op => change(jobs => jobs.filter(job => job.op !== op));

const waited = job => Math.max(0, Date.now() - job.at);

export function enqueue(job) {
  change(jobs => [...jobs, { ...job, who }]);
  later();
}

// The op travels with the job: a server that had it already, but could not say so, does not do it twice.
// So does its age: what was said in a tunnel happened there. A phone's clock may be wrong, but its difference is right.
export function deliver(job) {
  return fetch(job.url, {
    method: 'POST',
    body: job.body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Fragment': '1', 'Idempotency-Key': job.op, 'X-Waited': Math.round(waited(job) / 1000) },
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
}

// Nobody took it: no network, or a proxy that says so for a server that is away.
export const unreached = response => !response || [502, 503, 504].includes(response.status);
export const signedOut = response => response.type === 'opaqueredirect' || response.status === 401;

export async function reason(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.title ? `${problem.title} ${problem.detail ?? ''}` : `Muster answered ${response.status}. Nothing was changed; what you typed is kept.`;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(flush, 3000);
}

export async function flush() {
  if (flushing || !own().some(job => !job.refused)) return;
  flushing = true;
  const work = () => duringPost(sendAll);
  try {
    if (navigator.locks) await navigator.locks.request('muster-outbox', { ifAvailable: true }, lock => lock && work());
    else await work();
  } finally {
    flushing = false;
  }
}

async function sendAll() {
  let job;
  while ((job = own().find(candidate => !candidate.refused))) {
    const response = await deliver(job).catch(() => null);
    if (unreached(response)) return later();
    if (signedOut(response)) return toast('Sign in again to send what is queued.', { danger: true });
    if (response.status >= 500 || response.status === 429) return later();
    if (response.ok) {
      drop(job.op);
      toast(`Sent: ${job.label}`);
    } else {
      const refused = await reason(response);
      change(jobs => jobs.map(other => (other.op === job.op ? { ...other, refused } : other)));
    }
    needAll();
  }
}

function render() {
  const jobs = own();
  showQueued(jobs.filter(job => !job.refused).length);
  document.getElementById('outbox')?.remove();
  if (!jobs.length) return;
  const list = make('ul', {}, ...jobs.map(row));
  const box = make('section', { class: 'outbox', id: 'outbox', 'aria-label': 'Waiting to be sent' }, make('h2', {}, 'Waiting to be sent'), list);
  document.getElementById('toasts').append(box);
}

function row(job) {
  const text = job.refused ? `${job.label}: not done. ${job.refused}` : `${job.label}, ${relative(now() - waited(job))}`;
  const cancel = make('button', { class: 'btn sm', type: 'button' }, job.refused ? 'Dismiss' : 'Cancel');
  cancel.addEventListener('click', () => {
    drop(job.op);
    giveBack(job);
  });
  return make('li', {}, make('span', { title: text }, text), cancel);
}

// What was typed goes back to where it was typed, if that is still empty.
function giveBack(job) {
  const form = document.getElementById(job.form ?? '');
  if (job.page !== location.pathname || !form) return;
  for (const [name, value] of new URLSearchParams(job.body)) {
    const field = form.querySelector(`:is(${TEXTS})[name="${CSS.escape(name)}"]`);
    if (field && !field.value) {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

export function startOutbox() {
  addEventListener('storage', ({ key }) => key === KEY && render());
  addEventListener('online', flush);
  if (own().length) {
    render();
    flush();
  }
}
