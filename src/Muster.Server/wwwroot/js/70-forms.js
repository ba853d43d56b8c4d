// Forms: posted without leaving the page, their text kept until it is safely with the server.
import { utc } from './10-clock.js';
import { dirty } from './20-morph.js';
import { label, toast } from './30-page.js';
import { duringPost, needAll, show } from './40-refresh.js';
import { deliver, enqueue, reason, signedOut, TEXTS, unreached } from './60-outbox.js';

const root = document.documentElement;
const sending = new WeakSet();

const newOp = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

// What is asked for by few comes late.
const late = () => import(root.dataset.dialogs);

export function startForms() {
  addEventListener('submit', event => {
    const form = event.target;
    // Nothing of this person stays for the next one at this browser.
    if (form.hasAttribute('data-forget')) window.caches?.delete('muster');
    const plain = form.hasAttribute('data-plain') || form.getAttribute('enctype') === 'multipart/form-data';
    if (event.defaultPrevented || plain || form.getAttribute('method')?.toLowerCase() !== 'post') return;
    event.preventDefault();
    if (!sending.has(form)) send(form, event.submitter);
  });
  addEventListener('click', ({ target }) => {
    const fill = target.closest?.('[data-fill]');
    if (fill) fillIn(document.getElementById(fill.dataset.fill), fill.value);
  });
  addEventListener('input', ({ target }) => keepDraft(target));
  addEventListener('focusin', ({ target: { form } }) => form?.dataset.preview && late().then(({ preview }) => preview(form, show)));
  restoreDrafts();
}

async function send(form, submitter) {
  const data = new URLSearchParams(new FormData(form, submitter));
  for (const el of form.querySelectorAll('[data-utc]')) data.set(el.name, el.value && utc(el));
  const job = {
    url: submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href,
    body: String(data),
    op: data.get('op') ?? newOp(),
    label: form.dataset.label ?? label(submitter),
    form: form.getAttribute('id'),
    page: location.pathname,
    at: Date.now(),
  };
  if (form.hasAttribute('data-theme-form')) late().then(({ applyTheme }) => applyTheme(data.get('theme')));
  sending.add(form);
  submitter?.setAttribute('aria-busy', 'true');
  await duringPost(async () => {
    const response = await deliver(job).catch(() => null);
    submitter?.removeAttribute('aria-busy');
    await answer(form, job, response);
  });
  sending.delete(form);
}

async function answer(form, job, response) {
  if (unreached(response)) {
    if (form.hasAttribute('data-online')) return toast('No connection: nothing was sent. What you typed is kept.', { danger: true });
    enqueue(job);
    return finish(form, job);
  }
  if (signedOut(response)) return signIn();
  const html = response.headers.get('content-type')?.includes('text/html');
  if (response.ok) {
    finish(form, job);
    const notice = response.headers.get('x-notice');
    if (notice) toast(decodeURIComponent(notice));
    if (html) return show(await response.text());
    const to = new URL(response.headers.get('x-location') ?? location.href, location.href);
    return to.pathname + to.search === location.pathname + location.search ? needAll() : location.assign(to);
  }
  if (html && response.status === 422) {
    show(await response.text());
    return form.querySelector('[aria-invalid=true]')?.focus();
  }
  toast(await reason(response), { danger: true });
  needAll();
}

// Done or queued: the next submission is another command, with another op.
function finish(form, job) {
  // What was typed while it was on its way is not gone with it.
  const sent = new URLSearchParams(job.body);
  const since = [...form.querySelectorAll(TEXTS)].filter(field => field.value !== sent.get(field.name)).map(field => [field, field.value]);
  for (const field of form.elements) forget(field);
  form.reset();
  for (const [field, text] of since) {
    field.value = text;
    keepDraft(field);
  }
  const op = form.querySelector('input[name=op]');
  if (op) op.value = newOp();
  form.closest('details.menu')?.removeAttribute('open');
}

function fillIn(field, text) {
  field.value = text;
  keepDraft(field);
  field.focus();
}

// Drafts live as long as the tab: over refreshes, restarts of the server and signing in again.
// Somebody else who signs in meanwhile does not see them.
const draftKey = field => `draft:${root.dataset.who}:${location.pathname}#${field.getAttribute('id')}`;
const drafts = `form[method=post]:not([data-plain]) :is(${TEXTS})[id]`;

function keepDraft(field) {
  if (!field.matches?.(drafts)) return;
  if (dirty(field)) sessionStorage.setItem(draftKey(field), field.value);
  else forget(field);
}

const forget = field => sessionStorage.removeItem(draftKey(field));

// The session is over: signing in leads back here. A sign-out in another tab has emptied the storage, so all is written again.
export function signIn() {
  document.querySelectorAll(drafts).forEach(keepDraft);
  location.reload();
}

function restoreDrafts() {
  for (const field of document.querySelectorAll(drafts)) {
    const draft = sessionStorage.getItem(draftKey(field));
    if (draft) field.value = draft;
  }
}
