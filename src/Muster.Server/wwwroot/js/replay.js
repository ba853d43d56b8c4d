// Shows the second of a drill, or the event of an incident, to which a slider is moved, without a reload.

let wanted;
let busy = false;

const two = n => String(n).padStart(2, '0');

async function show(url) {
  if (busy) return;
  busy = true;
  // One question at a time; of the places that the finger passed meanwhile only the last counts.
  while (wanted !== undefined) {
    const at = wanted;
    wanted = undefined;
    try {
      const response = await fetch(`${url}?at=${at}`, { headers: { 'X-Fragment': '1' }, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
      if (response.ok) place(new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('replay-shown'));
    } catch {
      // What was shown stays; the next move asks again.
    }
  }
  busy = false;
}

function place(fresh) {
  if (!fresh) return;
  document.getElementById('replay-shown').replaceChildren(...document.importNode(fresh, true).childNodes);
  if (fresh.dataset.said) say(fresh.dataset.said);
}

function say(words) {
  document.getElementById('seek-at').value = words;
  document.getElementById('seek').setAttribute('aria-valuetext', words);
}

addEventListener('input', ({ target }) => {
  const url = target.dataset?.seek;
  if (!url) return;
  wanted = Number(target.value);
  // A drill counts seconds; what else is replayed says itself where it stands.
  if (!document.getElementById('replay-shown').dataset.said) say(`${Math.floor(wanted / 60)}:${two(wanted % 60)}`);
  show(url);
});
