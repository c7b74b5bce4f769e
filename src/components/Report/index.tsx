import StaticHtml from '@site/src/components/StaticHtml';
import '@site/src/css/reports.css';

/** Data that a command of the project wrote; the reports plugin makes `src` from its name. */
export default function Report({ src }: { readonly src: string }) {
  return <StaticHtml as="div" className="report" src={src} />;
}
