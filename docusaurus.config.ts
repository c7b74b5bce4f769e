import type { Config } from '@docusaurus/types';
import type { Options, ThemeConfig } from '@docusaurus/preset-classic';
import headersPlugin from './src/plugins/headers/index.ts';
import leanBundle from './src/plugins/lean-bundle/index.ts';

const repository = process.env['REPOSITORY_URL'];

const config: Config = {
  title: 'Bingfa 并发',
  tagline: 'Python 并发与 TypeScript 对照',
  favicon: 'img/logo.svg',
  url: process.env['SITE_URL'] ?? 'http://localhost:3000',
  baseUrl: process.env['BASE_URL'] ?? '/',
  // It would be an inline script and style on each page, against the CSP.
  baseUrlIssueBanner: false,
  trailingSlash: false,
  i18n: {
    defaultLocale: 'zh-Hans',
    locales: ['zh-Hans', 'en'],
    localeConfigs: {
      'zh-Hans': { label: '中文', htmlLang: 'zh-CN' },
      en: { label: 'English', htmlLang: 'en' },
    },
  },
  // One choice of theme for both languages.
  storage: { namespace: 'bingfa' },
  future: { v4: true, faster: true },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    format: 'detect',
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  plugins: [headersPlugin, leanBundle],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: '/',
          sidebarPath: './sidebars.ts',
          breadcrumbs: true,
          admonitions: { keywords: ['difference'], extendDefaults: true },
        },
        blog: false,
        pages: false,
        theme: { customCss: './src/css/site.css' },
      } satisfies Options,
    ],
  ],
  themeConfig: {
    image: 'img/social.png',
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'Bingfa',
      logo: { alt: '', src: 'img/logo.svg', width: 28, height: 28 },
      items: [
        { type: 'localeDropdown', position: 'right' },
        ...(repository ? [{ href: repository, label: 'GitHub', position: 'right' as const }] : []),
      ],
    },
    footer: {
      copyright: 'Bingfa 并发 · MIT',
    },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  } satisfies ThemeConfig,
};

export default config;
