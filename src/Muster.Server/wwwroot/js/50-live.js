// Hears which topics changed: one stream for all tabs of the browser where it can be, with a timer of its own.
import { hearClock } from './10-clock.js';
import { showNet, toast } from './30-page.js';
import { need, needAll, regions, topicsOf } from './40-refresh.js';
import { flush } from './60-outbox.js';

const SILENCE = 40_000;
const HIDDEN = 60_000;
const TOPICS_MAX = 60;

const tab = Math.random().toString(36).slice(2);
// Web Locks choose the one tab that listens. Without TLS there are none: then each visible tab listens for itself.
const locks = navigator.locks;
const channel = locks && new BroadcastChannel('muster');
const wants = new Map();
const revs = new Map();

let joined = false;
let waiting;
let release;
let source;
let listening = [];
let timer;
let delay = 500;
let heardAt = 0;

const mine = () => [...new Set(regions().flatMap(topicsOf))];
const tell = message => channel?.postMessage(message);

export function startLive() {
  if (!regions().length) return;
  channel?.addEventListener('message', ({ data }) => receive(data));
  let rest;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(leave, locks ? HIDDEN : 0);
    else join();
  });
  addEventListener('pagehide', leave);
  addEventListener('pageshow', ({ persisted }) => persisted && join());
  addEventListener('online', () => settle(0));
  addEventListener('offline', () => {
    shut();
    lost();
  });
  setInterval(watch, 5000);
  if ('copy' in document.documentElement.dataset) lost();
  if (!document.hidden) join();
}

function join() {
  if (joined) return;
  joined = true;
  heardAt = performance.now();
  wants.set(tab, mine());
  tell({ want: mine(), tab, ask: true });
  if (locks) lead();
  else settle(0);
}

function leave() {
  if (!joined) return;
  joined = false;
  tell({ bye: tab });
  waiting?.abort();
  release?.();
  shut();
}

// Waits in the queue of tabs; whoever holds the lock listens for all. It is taken away from one that fell silent.
function lead(steal = false) {
  waiting = new AbortController();
  const { signal } = waiting;
  const options = steal ? { steal } : { signal };
  locks
    .request('muster-live', options, () => new Promise(done => {
      release = done;
      settle(50);
    }))
    .catch(() => {})
    .finally(() => {
      release = undefined;
      shut();
      // It was taken away by a tab that heard nothing: queue again.
      if (joined && !signal.aborted) lead();
    });
}

const leading = () => !locks || release;

function receive({ want, tab: other, ask, bye, heard, data, net }) {
  if (want) wants.set(other, want);
  if (ask && joined) tell({ want: mine(), tab });
  if (bye) wants.delete(bye);
  if (net && !leading()) showNet(net);
  if (heard && !leading()) take(heard, data);
  if (want && release) {
    if (want.every(topic => listening.includes(topic))) tell({ heard: 'hello', data: { revs: Object.fromEntries(revs) } });
    else settle(50);
  }
}

// Opens the stream a little later, so that tabs that come together share one.
function settle(after) {
  clearTimeout(timer);
  timer = setTimeout(open, after);
}

function open() {
  shut();
  if (!joined || !leading()) return;
  listening = [...new Set([...mine(), ...[...wants.values()].flat()])].slice(0, TOPICS_MAX);
  source = new EventSource(`/live?t=${encodeURIComponent(listening.join(','))}`);
  heardAt = performance.now();
  for (const name of ['hello', 'changed', 'ping']) {
    source.addEventListener(name, event => {
      const data = JSON.parse(event.data);
      delay = 500;
      take(name, data);
      tell({ heard: name, data });
    });
  }
  source.onerror = () => {
    // An answer that is no stream: the refresh hears whether the session is over.
    const refused = source.readyState === EventSource.CLOSED;
    shut();
    lost();
    if (refused) needAll();
    settle(delay * (0.5 + Math.random()));
    delay = Math.min(delay * 2, 3000);
  };
}

function shut() {
  clearTimeout(timer);
  source?.close();
  source = undefined;
}

function lost() {
  const net = navigator.onLine ? 'reconnecting' : 'offline';
  showNet(net);
  tell({ net });
}

function take(name, data) {
  heardAt = performance.now();
  showNet('live');
  if (name === 'hello') hello(data);
  if (name === 'changed') changed(data);
}

function hello({ revs: told, now, build }) {
  if (now) hearClock(now);
  for (const [topic, rev] of Object.entries(told)) revs.set(topic, rev);
  for (const region of regions()) {
    const rev = topicsOf(region).map(topic => told[topic]).join('.');
    if (rev !== region.dataset.rev) need(region);
  }
  flush();
  const page = document.documentElement.dataset;
  if (build && build !== page.build) {
    page.build = build;
    toast('Muster was updated.', { action: 'Reload', act: () => location.reload() });
  }
}

function changed({ topic, rev }) {
  revs.set(topic, rev);
  for (const region of regions()) {
    const at = topicsOf(region).indexOf(topic);
    const seen = Number((region.dataset.rev ?? '').split('.')[at] || -1);
    if (at >= 0 && seen < rev) need(region);
  }
}

// Two missed pings mean that nobody is there, whatever the connection says.
function watch() {
  if (!joined || performance.now() - heardAt < SILENCE) return;
  heardAt = performance.now();
  lost();
  if (leading()) settle(0);
  else if (!document.hidden) {
    waiting.abort();
    lead(true);
  }
}
