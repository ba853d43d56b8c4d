// Rings and shakes on the page that a notification opens, until somebody answers or hushes it. A browser lets a page sound once it was touched.

const RING_MAX = 60000;
const PERIOD = 2000;
const ASK_EVERY = 10000;
const shake = [400, 150, 400];
const form = document.querySelector('#acknowledge');
const hush = document.querySelector('#hush');
let audio;
let ringing;
let answering;

function tone(at, pitch) {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = 'square';
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, at);
  volume.gain.setValueAtTime(0, at + 0.35);
  source.connect(volume).connect(audio.destination);
  source.start(at);
  source.stop(at + 0.4);
}

function ring() {
  navigator.vibrate?.(shake);
  if (audio?.state !== 'running') return;
  tone(audio.currentTime, 880);
  tone(audio.currentTime + 0.45, 660);
}

// Where sound is not allowed yet, the first touch allows it; a touch of a button answers or hushes instead.
function touched(event) {
  if (ringing && !event.target.closest?.('button')) audio?.resume().then(ring, () => {});
}

function stop() {
  clearInterval(ringing);
  ringing = undefined;
  navigator.vibrate?.(0);
  audio?.close().catch(() => {});
  audio = undefined;
  hush.hidden = true;
  document.documentElement.removeAttribute('data-ringing');
}

function start() {
  audio = 'AudioContext' in self ? new AudioContext() : undefined;
  ringing = setInterval(ring, PERIOD);
  hush.hidden = false;
  document.documentElement.setAttribute('data-ringing', '');
  ring();
  setTimeout(stop, RING_MAX);
}

// Somebody else may have answered: then the page says so by itself. The answer that is on its way from here says so better.
async function ask() {
  try {
    const answer = await fetch(location.pathname, { credentials: 'omit' });
    if (answer.status === 410 && !answering) location.reload();
  } catch {
    // Without a network the button stays; the next try may come through.
  }
}

if (form) {
  if (location.hash === '#loud') start();
  addEventListener('pointerdown', touched);
  addEventListener('keydown', touched);
  hush.addEventListener('click', stop);
  document.addEventListener('submit', () => {
    answering = true;
    stop();
  });
  addEventListener('pageshow', () => {
    answering = false;
  });
  setInterval(ask, ASK_EVERY);
}
