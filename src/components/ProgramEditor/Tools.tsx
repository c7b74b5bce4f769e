import { useState } from 'react';
import { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { share } from '@site/src/editor/share';

interface ToolsProps {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  /** What only the editor can do. */
  readonly editing?: {
    readonly changed: boolean;
    readonly onReset: () => void;
    readonly onCompare: (on: boolean) => void;
  };
}

/** What can be done with the reader's program besides running and copying it. */
export default function Tools({ id, file, text, editing }: ToolsProps) {
  const { siteConfig } = useDocusaurusContext();
  const [comparing, setComparing] = useState(false);
  const [said, setSaid] = useState('');

  const copy = async (what: string, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(what);
      setSaid(done);
    } catch {
      setSaid(what);
    }
  };
  const copyLink = async (): Promise<void> => {
    const hash = await share(id, text);
    if (hash === undefined) {
      setSaid(translate({ id: 'editor.tooLong', message: '程序太长，放不进链接；请下载' }));
      return;
    }
    const { origin, pathname } = location;
    await copy(
      origin + pathname + hash,
      translate({ id: 'editor.linkCopied', message: '已复制链接，程序就在链接里' }),
    );
  };
  const download = (): void => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = file;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  const compare = (): void => {
    setComparing(!comparing);
    editing?.onCompare(!comparing);
  };
  // Half a character cannot be part of an address.
  const source = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  const install = `npm install ${siteConfig.url}${siteConfig.baseUrl}bingfa.tgz`;
  return (
    <div className="program-tools">
      {editing && (
        <>
          <button
            type="button"
            className="program-button"
            aria-disabled={!editing.changed}
            onClick={() => editing.changed && editing.onReset()}
          >
            {translate({ id: 'editor.reset', message: '重置' })}
          </button>
          <button
            type="button"
            className="program-button"
            aria-pressed={comparing}
            onClick={compare}
          >
            {translate({ id: 'editor.compare', message: '与原来对比' })}
          </button>
        </>
      )}
      <button type="button" className="program-button" onClick={download}>
        {translate({ id: 'editor.download', message: '下载' })}
      </button>
      <button type="button" className="program-button" onClick={() => void copyLink()}>
        {translate({ id: 'editor.share', message: '复制链接' })}
      </button>
      <button
        type="button"
        className="program-button"
        onClick={() =>
          void copy(
            install,
            translate(
              { id: 'editor.installCopied', message: '已复制：{command}' },
              { command: install },
            ),
          )
        }
      >
        {translate({ id: 'editor.install', message: '复制安装命令' })}
      </button>
      <a
        className="program-button"
        href={`https://www.typescriptlang.org/play/?target=9#src=${source}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        {translate({ id: 'editor.playground', message: '在 TypeScript Playground 中打开' })}
      </a>
      <span role="status" className="program-said">
        {said}
      </span>
    </div>
  );
}
