export interface PolicyOptions {
  /** CSP hashes (`'sha256-…'`) of the inline scripts that may run. */
  scripts: readonly string[];
  /** Origins besides our own that the page may talk to: a hosted search, for example. */
  connect: readonly string[];
}

/**
 * The pages' Content-Security-Policy.
 *
 * `frame-src 'none'` still lets `srcdoc` frames run, and keeps a reader's program
 * from leaving its sandbox by navigating the frame that holds it. Those frames
 * inherit this policy, hence `blob:` for the workers that they start, and
 * `'wasm-unsafe-eval'` for Python, which is WebAssembly; text is still no code.
 */
export function contentSecurityPolicy({ scripts, connect }: PolicyOptions): string {
  return [
    `default-src 'self'`,
    `script-src ${["'self'", 'blob:', "'wasm-unsafe-eval'", ...scripts].join(' ')}`,
    `worker-src 'self' blob:`,
    `connect-src ${["'self'", ...connect].join(' ')}`,
    `img-src 'self' data:`,
    `style-src 'self' 'unsafe-inline'`,
    `font-src 'self'`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'none'`,
  ].join('; ');
}

/** Without these two a page gets no SharedArrayBuffer. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** What every response of the site carries, in the `_headers` format of static hosts. */
export function headersFile(baseUrl: string, policy: string): string {
  const everywhere = {
    ...isolation,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  const rule = (path: string, headers: Record<string, string>) => [
    `${baseUrl}${path}`,
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
  ];
  const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
  return [
    ...rule('*', everywhere),
    ...rule('assets/*', immutable),
    ...rule('en/assets/*', immutable),
    '',
  ].join('\n');
}
