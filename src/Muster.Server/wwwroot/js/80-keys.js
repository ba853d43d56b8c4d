// The keyboard: one key for each thing one does at night; the palette and the help come when first asked for.
import { label, make, toast } from './30-page.js';

// Single keys can be switched off in the help: they get in the way of speech input.
const OFF = 'muster-keys-off';
const typing = el => el?.closest?.('input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable]');
const visible = el => el.checkVisibility?.() ?? el.offsetParent !== null;
let opening = false;

const targets = () => [...document.querySelectorAll('[data-key]')].filter(visible);

export function startKeys() {
  addEventListener('keydown', event => {
    const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
    if (isComposing || opening) return;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') {
      event.preventDefault();
      return open('palette');
    }
    if ((ctrlKey || metaKey) && key === 'Enter' && target.form) return target.form.requestSubmit(target.form.querySelector('button:not([type=button])'));
    if (key === 'Escape') return closeMenus();
    if (ctrlKey || metaKey || altKey || typing(target) || document.querySelector('dialog[open]')) return;
    if (key === '?') return open('help');
    if (localStorage.getItem(OFF)) return;
    const found = targets().find(el => el.dataset.key === key.toLowerCase());
    if (found) {
      event.preventDefault();
      run(found);
    }
  });
  addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-palette]')) open('palette');
    // A tab of the composer leads into its field.
    document.getElementById(target.closest?.('[data-focus]')?.dataset.focus)?.focus();
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
  });
}

// What is typed before it is there was meant for it, and must act on nothing else.
async function open(what) {
  opening = true;
  try {
    const dialogs = await import(document.documentElement.dataset.dialogs);
    dialogs[what]({ make, targets, label, run, OFF });
  } catch {
    toast('No connection: that could not be opened.', { danger: true });
  }
  opening = false;
}

function run(el) {
  el.focus();
  if (!typing(el)) el.click();
}

function closeMenus() {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
}
