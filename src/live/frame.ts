/**
 * The sandbox's own script: starts the program's worker from the page's text, hands it the page's
 * port, and beats like a heart on another one, so that the page notices when the frame is gone.
 * Constant, since the page's policy names its hash.
 */
export const FRAME_SCRIPT =
  'onmessage=({source,data,ports:[program,heart]})=>{' +
  'if(source!==parent)return;onmessage=null;' +
  "const url=URL.createObjectURL(new Blob([data],{type:'text/javascript'}));" +
  "const worker=new Worker(url,{type:'module'});" +
  "worker.onerror=()=>heart.postMessage('failed');" +
  'worker.postMessage(null,[program]);' +
  "setInterval(()=>heart.postMessage('beat'),250)}";

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

export const FRAME_HTML =
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  `<title>sandbox</title><script>${FRAME_SCRIPT}</script>`;
