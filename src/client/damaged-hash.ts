import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';

/** Docusaurus decodes the hash of an address, and where that fails the reader loses the page. */
function mend(): void {
  try {
    decodeURIComponent(location.hash);
  } catch {
    history.replaceState(history.state, '', location.hash.replaceAll('%', '%25'));
  }
}

if (ExecutionEnvironment.canUseDOM) {
  mend();
  // Before the router hears of it.
  addEventListener('popstate', mend, { capture: true });
}
