import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

interface SinceProps {
  /** The Python version, "3.14". */
  v: string;
  /** The page of that version's documentation, "library/asyncio-policy.html". */
  to?: string;
  children?: ReactNode;
}

/** Says since which Python version something holds, with a link to that version's page. */
export default function Since({ v, to, children }: SinceProps) {
  const { i18n } = useDocusaurusContext();
  const language = i18n.currentLocale === 'en' ? '' : 'zh-cn/';
  const label = (
    <Translate id="since" values={{ v }} description="Badge: holds since that Python version">
      {'Python {v} 起'}
    </Translate>
  );
  return (
    <span className="since">
      {to ? (
        <a className="since__badge" href={`https://docs.python.org/${language}${v}/${to}`}>
          {label}
        </a>
      ) : (
        <span className="since__badge">{label}</span>
      )}{' '}
      {children}
    </span>
  );
}
