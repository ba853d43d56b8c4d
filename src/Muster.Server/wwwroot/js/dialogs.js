// The palette, the help, the preview of a form and another theme, loaded when first asked for; they work on what the page passes in.

function dialog(make, attributes, ...content) {
  const el = make('dialog', attributes, ...content);
  el.addEventListener('close', () => el.remove());
  el.addEventListener('click', ({ target }) => target === el && el.close());
  document.body.append(el);
  el.showModal();
  return el;
}

// The keys that act on this page, and the switch for those without Ctrl.
export function help({ make, targets, label, OFF }) {
  const keys = targets().map(el => [el.dataset.key, label(el)]);
  const all = [...keys, ['Ctrl K', 'Go anywhere'], ['Ctrl Enter', 'Send what you are typing'], ['?', 'This help']];
  const rows = all.flatMap(([key, words]) => [make('dt', {}, make('kbd', {}, key.length === 1 ? key.toUpperCase() : key)), make('dd', {}, words)]);
  const off = make('input', { type: 'checkbox', role: 'switch' });
  off.checked = !localStorage.getItem(OFF);
  off.addEventListener('change', () => (off.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')));
  const close = make('button', { class: 'btn sm', autofocus: '' }, 'Close');
  const el = dialog(
    make,
    { 'aria-labelledby': 'keys-h' },
    make('div', { class: 'h' }, make('h2', { id: 'keys-h' }, 'Keys on this page'), close),
    make('div', { class: 'b stack' }, make('dl', { class: 'keys' }, ...rows), make('label', { class: 'tog' }, off, 'Single keys act')),
  );
  close.addEventListener('click', () => el.close());
}

// Everything that one can go to or do from this page, gathered when it is opened.
function choices({ targets, label, run }) {
  const found = new Map();
  for (const el of targets()) found.set(label(el), { words: label(el), kind: el.dataset.key.toUpperCase(), act: () => run(el) });
  for (const el of document.querySelectorAll('nav a[href], main a[href]')) {
    const words = label(el).replace(/\s+/g, ' ');
    if (words && !found.has(words)) found.set(words, { words, kind: el.closest('nav') ? 'Go' : 'Open', act: () => location.assign(el.href) });
  }
  return [...found.values()];
}

export function palette(page) {
  if (document.querySelector('dialog[open]')) return;
  const { make } = page;
  const all = choices(page);
  const input = make('input', { type: 'text', autocomplete: 'off', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-list', 'aria-label': 'Go to or do', placeholder: 'Go to, do, or find an incident…', autofocus: '' });
  const list = make('ul', { id: 'palette-list', role: 'listbox', 'aria-label': 'Results' });
  const el = dialog(make, { class: 'palette', 'aria-label': 'Palette' }, input, list);
  let shown = [];
  let at = 0;

  const pick = choice => {
    el.close();
    choice?.act();
  };
  const draw = () => {
    list.replaceChildren(
      ...shown.map((choice, index) => {
        const row = make('li', { id: `pick-${index}`, role: 'option', 'aria-selected': String(index === at) }, choice.words, make('small', {}, choice.kind));
        row.addEventListener('click', () => pick(choice));
        return row;
      }),
    );
    input.setAttribute('aria-activedescendant', shown.length ? `pick-${at}` : '');
  };
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    shown = [...typed(input.value.trim()), ...all.filter(choice => words.every(word => choice.words.toLowerCase().includes(word)))].slice(0, 9);
    at = 0;
    draw();
  };
  input.addEventListener('input', filter);
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') return pick(shown[at]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !shown.length) return;
    event.preventDefault();
    at = (at + step + shown.length) % shown.length;
    draw();
  });
  filter();
}

function typed(text) {
  if (!text) return [];
  const [, number] = /^(?:inc-?)?(\d+)$/i.exec(text) ?? [];
  const search = { words: `Find incidents with “${text}”`, kind: 'Search', act: () => location.assign(`/incidents?q=${encodeURIComponent(text)}`) };
  if (!number) return [search];
  return [{ words: `INC-${number}`, kind: 'Incident', act: () => location.assign(`/incidents/INC-${number}`) }, search];
}

// The server's own part of a form, asked for when the typing in it pauses and emptied with the form.
const previewed = new WeakMap();
export function preview(form, show) {
  const ask = async () => {
    const body = new URLSearchParams(new FormData(form));
    const mine = previewed.get(form);
    const response = await fetch(form.dataset.preview, { method: 'POST', body, headers: { 'X-Fragment': '1' }, redirect: 'manual' }).catch(() => null);
    if (response?.ok && mine === previewed.get(form)) show(await response.text());
  };
  const soon = wait => {
    clearTimeout(previewed.get(form));
    previewed.set(form, setTimeout(ask, wait));
  };
  if (!previewed.has(form)) {
    form.addEventListener('input', () => soon(400));
    form.addEventListener('reset', () => {
      clearTimeout(previewed.get(form));
      previewed.set(form, 0);
      form.querySelector('[data-keep] > *')?.replaceChildren();
    });
  }
  if ([...form.querySelectorAll('textarea, input:not([type=hidden], [type=checkbox], [type=radio])')].some(field => field.value)) soon(0);
  else previewed.set(form, 0);
}

// Automatic, dark, light: at once, while the server remembers it.
export function applyTheme(theme) {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const other of document.querySelectorAll('[data-theme-form]')) {
    other.querySelector('input[name=theme]').value = { auto: 'dark', dark: 'light', light: 'auto' }[theme];
    other.querySelector('button').setAttribute('aria-label', `Theme: ${theme === 'auto' ? 'automatic' : theme}`);
  }
}
