// Makes a part of the page look like a fresh one, without taking anything out of the reader's hands.
import { TICKING } from './10-clock.js';

// getAttribute throughout: form.id, form.action and form.name are shadowed by inputs of those names.
const idOf = node => (node.nodeType === 1 ? node.getAttribute('id') : null);

// Rows that arrived above what the reader looks at; they wait hidden until asked for.
const held = new Set();

export function heldRows() {
  for (const row of held) if (!row.isConnected) held.delete(row);
  return held;
}

export function releaseRows() {
  for (const row of heldRows()) row.hidden = false;
  held.clear();
}

// Whether the fresh page has another form, or none, where the reader typed something.
let moved;

// Answers whether a form has moved on under what was typed into it; the text stays.
export function morph(old, fresh) {
  moved = false;
  const around = [];
  for (let el = document.activeElement; el && el !== document.body; el = el.parentElement) around.push(el);
  element(old, fresh);
  // The focused thing is gone: stay near, rather than fall to the top of the page.
  if (around.length && !around[0].isConnected) {
    const near = around.find(el => el.isConnected && el.hasAttribute('tabindex')) ?? document.querySelector('main');
    near?.focus({ preventScroll: true });
  }
  return moved;
}

function element(old, fresh) {
  if (old.isEqualNode(fresh) || old.hasAttribute('data-keep')) return;
  if (old.matches(TICKING) && sameInstant(old, fresh)) return;
  const kept = keeps(old, fresh);
  attributes(old, fresh, kept);
  if (!kept || !/^(TEXTAREA|SELECT)$/.test(old.nodeName)) children(old, fresh);
  if (!kept) field(old, fresh);
}

const sameInstant = (old, fresh) =>
  ['datetime', 'data-due', 'data-since', 'data-clock', 'data-form'].every(name => old.getAttribute(name) === fresh.getAttribute(name));

// A field that tells something of another one (data-with) is kept with it: which text it was that somebody began to write over.
function keeps(old, fresh) {
  if (!/^(INPUT|TEXTAREA|SELECT)$/.test(old.nodeName)) return false;
  const typed = (old.dataset.with && document.getElementById(old.dataset.with)) || old;
  const same = old.dataset.gen === fresh.dataset.gen;
  if (!dirty(typed)) return typed === document.activeElement && same;
  moved ||= !same;
  return true;
}

// A form that is not offered any more goes when nothing that was typed goes with it.
function drop(node) {
  const fields = node.nodeType === 1 ? node.querySelectorAll('textarea, input:not([type=radio])') : [];
  if (![...fields].some(field => field.value && dirty(field))) return node.remove();
  moved ||= !node.hasAttribute('data-stays');
  node.setAttribute('data-stays', '');
}

// Whether the reader changed a field since the server wrote it.
export function dirty(el) {
  if (el.nodeName === 'SELECT') {
    const first = el.multiple || el.querySelector('option[selected]') ? -1 : 0;
    return [...el.options].some((option, at) => option.selected !== (option.defaultSelected || at === first));
  }
  return /^(checkbox|radio)$/.test(el.type) ? el.checked !== el.defaultChecked : el.value !== el.defaultValue;
}

function field(old, fresh) {
  if (old.nodeName === 'INPUT') {
    if (old.checked !== fresh.checked) old.checked = fresh.checked;
    if (old.type !== 'file' && old.value !== fresh.value) old.value = fresh.value;
  } else if (/^(TEXTAREA|SELECT)$/.test(old.nodeName) && old.value !== fresh.value) old.value = fresh.value;
}

function attributes(old, fresh, kept) {
  const mine = name =>
    (name === 'open' && /^(DETAILS|DIALOG)$/.test(old.nodeName)) ||
    (name === 'hidden' && held.has(old)) ||
    (kept && /^(value|checked)$/.test(name));
  for (const { name, value } of fresh.attributes) if (!mine(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!mine(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
}

// Rows are matched by id. An insert or a delete moves no matched row, so focus, selection and playing things stay;
// a true change of order moves the others around the focused row.
function children(old, fresh) {
  const wanted = new Set([...fresh.children].map(idOf));
  const known = new Map();
  for (const node of [...old.children]) {
    const id = idOf(node);
    if (id && wanted.has(id)) known.set(id, node);
    else if (id) drop(node);
  }
  let at = old.firstChild;
  for (const want of [...fresh.childNodes]) {
    const id = idOf(want);
    let have = id ? known.get(id) : at && !idOf(at) ? alike(at, want) : null;
    if (have && have.nodeName !== want.nodeName) {
      if (have === at) at = at.nextSibling;
      have.remove();
      have = null;
    }
    if (!have) {
      insert(old, want, at);
      continue;
    }
    at = reach(old, at, have);
    if (have.nodeType === 1) element(have, want);
    else if (have.data !== want.data) have.data = want.data;
    if (at === have) at = at.nextSibling;
  }
  while (at) {
    const rest = at;
    at = at.nextSibling;
    drop(rest);
  }
}

// The next node without an id that is of the same sort; a node with an id is waited for by its own id, and text passes over no element.
function alike(at, want) {
  for (let node = at; node && !idOf(node); node = want.nodeType === 1 && node.nextSibling) if (node.nodeName === want.nodeName) return node;
  return null;
}

// Brings the place and the matched node together; returns the place.
function reach(parent, at, have) {
  while (at && at !== have && !idOf(at)) {
    const gone = at;
    at = at.nextSibling;
    drop(gone);
  }
  if (at === have) return at;
  if (!have.contains(document.activeElement)) {
    move(parent, have, at);
    return at;
  }
  while (at !== have) {
    const other = at;
    at = at.nextSibling;
    move(parent, other, have.nextSibling);
  }
  return at;
}

// moveBefore keeps the state that a removal would lose; browsers without it lose only that.
const move = (parent, node, before) => (parent.moveBefore ? parent.moveBefore(node, before) : parent.insertBefore(node, before));

function insert(parent, want, before) {
  const node = document.importNode(want, true);
  if (node.nodeType === 1 && before && parent.hasAttribute('data-hold') && parent.getBoundingClientRect().top < 0) {
    node.hidden = true;
    held.add(node);
  }
  parent.insertBefore(node, before);
}
