/**
 * The sandbox's own script: starts the program's worker from the page's text, hands it the page's
 * port, and beats like a heart on another one, so that the page notices when the frame is gone.
 * What the page says there is Stop: it becomes a 2, SIGINT, in memory that a worker reads which
 * never gets to its messages. Constant, since the page's policy names its hash.
 */
export const FRAME_SCRIPT =
  'onmessage=({source,data,ports:[program,heart]})=>{' +
  'if(source!==parent)return;onmessage=null;' +
  "const url=URL.createObjectURL(new Blob([data],{type:'text/javascript'}));" +
  'const worker=new Worker(url);' +
  'const flag=crossOriginIsolated?new Int32Array(new SharedArrayBuffer(4)):null;' +
  "worker.onerror=()=>heart.postMessage('failed');" +
  'worker.postMessage(flag,[program]);' +
  'heart.onmessage=()=>{if(flag)Atomics.store(flag,0,2),Atomics.notify(flag,0)};' +
  "setInterval(()=>heart.postMessage('beat'),250)}";

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

// Only parts without markup of their own: the site's minifier loses quotes of joined constants.
export function frameHtml(): string {
  const head = document.implementation.createHTMLDocument('sandbox');
  const policy = head.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY;
  const script = head.createElement('script');
  script.textContent = FRAME_SCRIPT;
  head.head.append(policy, script);
  return `<!doctype html>${head.documentElement.outerHTML}`;
}
