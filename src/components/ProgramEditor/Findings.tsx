import { translate } from '@docusaurus/Translate';
import type { Finding } from '@site/src/editor/protocol';

const SHOWN = 5;

/** What TypeScript finds wrong, as text: marks in the code are seen by some readers only. */
export default function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const wrong = findings.filter(({ severity }) => severity !== 'hint');
  return (
    <div role="status" className="program-findings">
      {wrong.slice(0, SHOWN).map(({ from, line, message }) => (
        <div key={`${from} ${message}`} className="program-finding">
          {translate(
            { id: 'editor.finding', message: '第 {line} 行：{message}' },
            { line: String(line), message },
          )}
        </div>
      ))}
      {wrong.length > SHOWN && (
        <div className="program-finding">
          {translate(
            { id: 'editor.moreFindings', message: '还有 {count} 处' },
            { count: String(wrong.length - SHOWN) },
          )}
        </div>
      )}
    </div>
  );
}
