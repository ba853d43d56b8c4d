// Switches notifications on for this device: asks the browser, and sends what it answers as a plain form.

const form = document.querySelector('form[data-push]');
const button = form?.querySelector('button');
const help = document.querySelector('#device-help');

// One that was made under another key, by a Muster that stood here before, gives way.
async function subscribe(manager) {
  const wanted = { userVisibleOnly: true, applicationServerKey: form.dataset.push };
  try {
    return await manager.subscribe(wanted);
  } catch (failure) {
    const old = failure.name === 'InvalidStateError' && (await manager.getSubscription());
    if (!old) throw failure;
    await old.unsubscribe();
    return manager.subscribe(wanted);
  }
}

async function switchOn() {
  button.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== 'granted') throw new Error('They are switched off for this site in the browser. Allow them there and try again.');
    const worker = await Promise.race([
      navigator.serviceWorker.ready,
      new Promise((_, reject) => setTimeout(() => reject(new Error('The page could not be prepared for them. Load it again.')), 10000)),
    ]);
    const subscription = await subscribe(worker.pushManager);
    const { endpoint, keys } = subscription.toJSON();
    form.elements.endpoint.value = endpoint;
    form.elements.key.value = keys.p256dh;
    form.elements.secret.value = keys.auth;
    form.submit();
  } catch (failure) {
    help.textContent = `No notifications on this device yet. ${failure.message}`;
    button.disabled = false;
  }
}

if (form && 'PushManager' in self && 'serviceWorker' in navigator) {
  help.textContent = 'A page shows on the lock screen of this device, with a button that acknowledges it.';
  button.hidden = false;
  button.addEventListener('click', switchOn);
}
