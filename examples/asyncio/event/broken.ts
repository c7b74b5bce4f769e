const ready = new EventTarget();

async function server() {
  ready.dispatchEvent(new Event('ready'));
  console.log('server: ready');
}

async function client() {
  console.log('client: waits for ready');
  await new Promise((resolve) => {
    ready.addEventListener('ready', resolve, { once: true });
  });
  console.log('client: goes on');
}

await Promise.all([server(), client()]);
