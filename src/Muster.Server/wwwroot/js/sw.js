// Opens the pages one saw last when the server cannot be reached (the network first, a marked copy after four seconds), and shows a page that rings.

const KEPT = 'muster';
const KEPT_MAX = 40;
const WAIT = 4000;
// The copy stays under the policy of the page it was.
const HEADERS = ['content-type', 'content-security-policy', 'referrer-policy'];

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(page(event));
});

// The name holds the hash of the content, so a copy is never old.
async function asset(request) {
  const kept = await caches.open(KEPT);
  const copy = await kept.match(request);
  if (copy) return copy;
  const fresh = await fetch(request);
  if (fresh.ok) await kept.put(request, fresh.clone());
  return fresh;
}

async function page(event) {
  const { request } = event;
  const kept = await caches.open(KEPT);
  const copy = await kept.match(request.url);
  const fresh = fetch(request).then(response => {
    // Only pages of the console are kept: not the sign-in, not a link that is used once.
    if (response.ok && response.headers.has('x-keep')) event.waitUntil(keep(kept, request.url, response.clone()));
    return response;
  });
  if (!copy) return fresh;
  const old = () => marked(copy);
  const reached = fresh.then(response => ([502, 503, 504].includes(response.status) ? old() : response), old);
  return Promise.race([reached, new Promise(done => setTimeout(() => done(old()), WAIT))]);
}

async function keep(kept, url, response) {
  await kept.delete(url);
  await kept.put(url, response);
  for (const request of (await kept.keys()).slice(0, -KEPT_MAX)) await kept.delete(request);
}

async function marked(copy) {
  const html = await copy.clone().text();
  const headers = HEADERS.filter(name => copy.headers.has(name)).map(name => [name, copy.headers.get(name)]);
  return new Response(html.replace('<html ', '<html data-copy '), { headers });
}

self.addEventListener('push', event => {
  const { title, body, tag, url, acknowledge, quiet } = event.data.json();
  const actions = [...(acknowledge ? [{ action: 'acknowledge', title: 'Acknowledge' }] : []), { action: 'open', title: 'Open' }];
  const loud = quiet ? {} : { renotify: true, requireInteraction: true, vibrate: [400, 150, 400, 150, 800] };
  const options = { body, tag, icon: '/icon-192.png', data: { title, tag, url, acknowledge } };
  event.waitUntil(self.registration.showNotification(title, { ...options, ...loud, actions }));
});

self.addEventListener('notificationclick', event => {
  const { data } = event.notification;
  event.notification.close();
  const where = event.action === 'open' || !data.acknowledge ? data.url : `${data.acknowledge}#loud`;
  event.waitUntil(event.action === 'acknowledge' ? acknowledge(data) : self.clients.openWindow(where));
});

// The link is all the authority: the answer says what came of it, and a failure opens the page with the button.
async function acknowledge({ title, tag, url, acknowledge }) {
  try {
    const answer = await fetch(acknowledge, { method: 'POST', headers: { Accept: 'text/plain' }, credentials: 'omit' });
    const body = answer.ok ? await answer.text() : answer.status === 410 ? 'Somebody has answered it already, or it is over.' : '';
    if (body) return self.registration.showNotification(title, { body, tag, icon: '/icon-192.png', data: { url } });
  } catch {
    // Without a network the page with the button says so.
  }
  return self.registration.showNotification(title, { body: 'That was not acknowledged. Open it and try again.', tag, renotify: true, requireInteraction: true, icon: '/icon-192.png', data: { url, acknowledge } });
}
