import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

const messages = {
  'zh-Hans': { title: '没有这个页面', text: '链接可能已经过时，试试搜索，或者', home: '回到首页' },
  en: {
    title: 'No such page',
    text: 'The link may be out of date. Try the search, or ',
    home: 'go to the home page',
  },
} as const;

/** In both languages: a host has one 404 page, whatever the language of the address. */
export default function NotFoundContent(): ReactNode {
  const { i18n } = useDocusaurusContext();
  const home = useBaseUrl('/');
  const english = i18n.currentLocale === 'en';
  const root = english ? home.replace(/en\/$/, '') : home;
  const order = english ? (['en', 'zh-Hans'] as const) : (['zh-Hans', 'en'] as const);
  return (
    <main className="container not-found">
      {order.map((locale, index) => {
        const { title, text, home: label } = messages[locale];
        const Title = index === 0 ? 'h1' : 'h2';
        return (
          <section key={locale} lang={i18n.localeConfigs[locale]?.htmlLang}>
            <Title>{title}</Title>
            <p>
              {text}
              <Link href={`pathname://${root}${locale === 'en' ? 'en/' : ''}`} target="_self">
                {label}
              </Link>
              {locale === 'en' ? '.' : '。'}
            </p>
          </section>
        );
      })}
    </main>
  );
}
