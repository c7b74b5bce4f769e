import type { Config } from '@docusaurus/types';
import type { Options, ThemeConfig } from '@docusaurus/preset-classic';
import remarkApi from './src/plugins/api/remark.ts';
import remarkDiagrams from './src/plugins/diagrams/remark.ts';
import remarkDocLinks from './src/plugins/doc-links/remark.ts';
import rehypeFences from './src/plugins/programs/fences.ts';
import remarkPrograms from './src/plugins/programs/remark.ts';
import remarkReports from './src/plugins/reports/remark.ts';
import { sidebarItemsGenerator } from './src/plugins/sidebar-keys.ts';
import { searchProvider } from './src/search/provider.ts';

const repository = process.env['REPOSITORY_URL'];

// Docusaurus loads this file once for each language.
const locale = process.env['DOCUSAURUS_CURRENT_LOCALE'] === 'en' ? 'en' : 'zh-Hans';

const algolia = searchProvider(process.env);
const searchHosts =
  algolia.appId === 'local' ? [] : ['https://*.algolia.net', 'https://*.algolianet.com'];

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
  future: {
    v4: true,
    faster: {
      swcJsLoader: true,
      swcJsMinimizer: true,
      swcHtmlMinimizer: true,
      lightningCssMinimizer: true,
      mdxCrossCompilerCache: true,
      rspackBundler: true,
      ssgWorkerThreads: true,
      // It does not notice that a plugin of ours, a program or a diagram changed.
      rspackPersistentCache: false,
      gitEagerVcs: true,
    },
  },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    format: 'detect',
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  clientModules: ['./src/client/damaged-hash.ts'],
  plugins: [
    './src/plugins/diagrams/index.ts',
    './src/plugins/editor/index.ts',
    ['./src/plugins/headers/index.ts', { connect: searchHosts }],
    './src/plugins/lean-bundle/index.ts',
    './src/plugins/package/index.ts',
    './src/plugins/programs/index.ts',
    './src/plugins/pyodide/index.ts',
    './src/plugins/reports/index.ts',
    './src/search/plugin.ts',
  ],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: '/',
          sidebarPath: './sidebars.ts',
          sidebarItemsGenerator,
          beforeDefaultRemarkPlugins: [
            [remarkDocLinks, { locale }],
            [remarkDiagrams, { siteDir: process.cwd() }],
          ],
          breadcrumbs: true,
          remarkPlugins: [
            remarkPrograms,
            [remarkApi, { siteDir: process.cwd() }],
            [remarkReports, { siteDir: process.cwd(), locale }],
          ],
          rehypePlugins: [rehypeFences],
          admonitions: { keywords: ['difference'], extendDefaults: true },
        },
        blog: false,
        pages: false,
        theme: {
          customCss: ['site', 'layout', 'content', 'diagrams', 'print'].map(
            (name) => `./src/css/${name}.css`,
          ),
        },
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
        {
          to: '/concepts/concurrency-and-parallelism',
          label: '概念',
          activeBasePath: '/concepts/',
        },
        { to: '/asyncio/overview', label: 'asyncio', activeBasePath: '/asyncio/' },
        { to: '/threading/functions', label: 'threading', activeBasePath: '/threading/' },
        {
          to: '/multiprocessing/process',
          label: 'multiprocessing',
          activeBasePath: '/multiprocessing/',
        },
        { to: '/queue', label: 'queue', activeBasePath: '/queue' },
        {
          to: '/futures/thread-pool-executor',
          label: 'futures',
          activeBasePath: '/futures/',
        },
        { type: 'localeDropdown', position: 'right' },
        ...(repository ? [{ href: repository, label: 'GitHub', position: 'right' as const }] : []),
      ],
    },
    algolia,
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  } satisfies ThemeConfig,
};

export default config;
