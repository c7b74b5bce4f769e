import { translate } from '@docusaurus/Translate';
import type { RecordedOutput as Recording } from '@site/src/live/program';

/** What CPython printed when the program was recorded. */
export default function RecordedOutput({ recording }: { readonly recording: Recording }) {
  const caption = translate(
    { id: 'program.recorded', message: 'CPython {version} 的录制输出' },
    { version: recording.python },
  );
  return (
    <>
      <p className="program-caption">{caption}</p>
      <pre className="program-lines" tabIndex={0}>
        {recording.lines.join('\n')}
      </pre>
    </>
  );
}
