import type { MouseEvent, ReactNode } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { useHistorySelector } from '@docusaurus/theme-common';
import { useAlternatePageUtils } from '@docusaurus/theme-common/internal';

// Where a heading comes to rest below the navbar, and a little more.
const restingPlace = 96;

function isVisible(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** The hash of the heading being read: the linked one while it shows, else the last one passed. */
function currentHash(): string {
  const linked = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (linked && isVisible(linked)) return window.location.hash;
  const headings = [...document.querySelectorAll('article :is(h2, h3)[id]')];
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= restingPlace);
  const last = passed.at(-1);
  return last ? `#${last.id}` : '';
}

function stayOnHeading(event: MouseEvent<HTMLAnchorElement>): void {
  event.currentTarget.hash = currentHash();
}

/** With two languages a link to the other one says more than a menu. */
export default function LanguageSwitch({ mobile = false }: { mobile?: boolean }): ReactNode {
  const { i18n } = useDocusaurusContext();
  const { createUrl } = useAlternatePageUtils();
  const search = useHistorySelector(({ location }) => location.search);
  const hash = useHistorySelector(({ location }) => location.hash);
  const links = i18n.locales
    .filter((locale) => locale !== i18n.currentLocale)
    .map((locale) => {
      const language = i18n.localeConfigs[locale];
      return (
        <a
          key={locale}
          className={mobile ? 'menu__link' : 'language-switch'}
          href={createUrl({ locale, fullyQualified: false }) + search + hash}
          hrefLang={language?.htmlLang}
          lang={language?.htmlLang}
          onClick={stayOnHeading}
        >
          {language?.label}
        </a>
      );
    });
  return mobile ? <li className="menu__list-item">{links}</li> : links;
}
