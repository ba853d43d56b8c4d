// Dragging over the days of an on-call calendar opens the form of a stand-in for them; Escape cancels.

let first = null;
let last = null;

// The days that can be chosen have a link; they are of one calendar.
const dayAt = target => {
  const day = target?.closest('[data-drags] > [data-day]');
  return day?.querySelector('a.date') ? day : null;
};

const ends = () => [first, last].sort((one, other) => (one.dataset.day < other.dataset.day ? -1 : 1));

function draw() {
  const [from, to] = first ? ends() : [];
  for (const day of document.querySelectorAll('[data-drags] > [data-day]')) {
    const { day: at } = day.dataset;
    const isIn = from && from.parentElement === day.parentElement && from.dataset.day <= at && at <= to.dataset.day;
    day.classList.toggle('dragged', Boolean(isIn));
  }
}

function end() {
  first = last = null;
  draw();
}

addEventListener('pointerdown', event => {
  // A finger scrolls.
  if (event.button !== 0 || event.pointerType === 'touch') return;
  first = last = dayAt(event.target);
});

addEventListener('pointermove', event => {
  if (!first) return;
  const over = dayAt(document.elementFromPoint(event.clientX, event.clientY));
  if (over?.parentElement === first.parentElement) last = over;
  draw();
});

addEventListener('pointerup', () => {
  if (!first) return;
  const [from, to] = ends();
  end();
  if (from === to) return;
  const url = new URL(from.querySelector('a.date').href);
  url.searchParams.set('until', to.dataset.day);
  location.assign(url);
});

addEventListener('pointercancel', end);
addEventListener('keydown', ({ key }) => key === 'Escape' && end());
// The link of a day is not what is dragged.
addEventListener('dragstart', event => first && event.preventDefault());
