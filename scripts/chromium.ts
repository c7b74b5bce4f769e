import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Keeps the browser from asking anyone anything: only the site's own requests remain. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | undefined {
  return [process.env['BINGFA_CHROMIUM'], ...systemPaths, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}

/** The path of a Chromium: named, installed, or on Debian as root installed now. */
export function findChromium(): string {
  const path = installed();
  if (path) return path;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('No Chromium found: installing the package "chromium"');
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      // What to do is the same whatever went wrong, and said below.
    }
  }
  const now = installed();
  if (now) return now;
  throw new Error(
    'Install Chromium with "npx playwright-core install chromium", or set BINGFA_CHROMIUM to one',
  );
}
