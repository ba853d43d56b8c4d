// Starts the console's script: the page is complete without it, and this makes it live.
import { startClock } from './10-clock.js';
import { startLive } from './50-live.js';
import { startOutbox } from './60-outbox.js';
import { startForms } from './70-forms.js';
import { startKeys } from './80-keys.js';

startClock();
startForms();
startKeys();
startOutbox();
startLive();

// Keeps the last pages for when the server is away; where there is no TLS there is no worker, and nothing else is missed.
addEventListener('load', () => navigator.serviceWorker?.register('/sw.js').catch(() => {}));
