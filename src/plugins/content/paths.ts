export const CHINESE_DIR = 'docs';
export const ENGLISH_DIR = 'i18n/en/docusaurus-plugin-content-docs/current';

/** `docs/asyncio/lock.mdx`, its English path, `examples/asyncio/lock/demo.py` → `asyncio/lock`. */
export function slugOf(path: string): string {
  const relative = path
    .replace(/^\.\//, '')
    .replace(new RegExp(`^(${ENGLISH_DIR}|${CHINESE_DIR})(/|$)`), '')
    .replace(/^examples\/([^/]+\/[^/]+)\/.*$/, '$1')
    .replace(/^examples\//, '');
  return relative.replace(/\.mdx$/, '').replace(/\/$/, '');
}
