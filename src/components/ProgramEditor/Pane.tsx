import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { type Editor, createEditor } from '@site/src/editor/codemirror';
import { dropDraft, writeDraft } from '@site/src/editor/draft';
import type { Finding } from '@site/src/editor/protocol';
import { ask } from '@site/src/editor/typescript';
import { compileEdited } from './compile-edited';
import Findings from './Findings';
import LoadingTypeScript from './LoadingTypeScript';
import Notices from './Notices';
import { phrases } from './phrases';
import { keptIn, slotOf } from './start';
import Tools from './Tools';
import '@site/src/css/editor.css';
import type { PaneProps } from './useEditor';

export { loadStart } from './start';

/** The editor in place of the code, with what helps to edit it. */
export default function Pane(props: PaneProps) {
  const { id, file, original, line } = props;
  const baseUrl = useBaseUrl('/');
  const hint = useId();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  const latest = useRef(props);
  const [first] = useState(() => {
    const slot = slotOf(id, original, props.shared);
    return { slot, ...keptIn(slot, slot.key === id) };
  });
  const foreign = first.slot.key !== id;
  /** Names what the reader changed, until there is no change. */
  const changed = useRef(first.original);
  const [text, setText] = useState(first.text);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [kept, setKept] = useState(true);
  const [older, setOlder] = useState(first.older);

  const take = useCallback(
    (now: string) => {
      setText(now);
      const compile = () => compileEdited(baseUrl, id, file, now);
      latest.current.onEdited(now === original ? undefined : { text: now, compile });
    },
    [id, file, original, baseUrl],
  );
  const change = useCallback(
    (now: string) => {
      take(now);
      const { key, base, name } = first.slot;
      if (now === base) {
        dropDraft(key);
        changed.current = name;
        setOlder(false);
      }
      setKept(now === base || writeDraft(key, { text: now, original: changed.current }));
    },
    [take, first],
  );

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (host.current === null) return;
    const { focus, shared } = latest.current;
    const created = createEditor({
      parent: host.current,
      text: first.text,
      label: translate({ id: 'editor.label', message: '编辑 {file}' }, { file }),
      describedBy: hint,
      phrases: phrases(),
      ask: (kind, source, rest) => ask(baseUrl, kind, { ...rest, file: `${id}.ts`, source }),
      onChange: change,
      onFindings: setFindings,
      onRun: () => latest.current.onRun(),
    });
    take(first.text);
    editor.current = created;
    if (focus) created.focus();
    if (shared !== undefined) host.current.closest('.program')?.scrollIntoView();
    return () => created.destroy();
  }, [id, file, first, baseUrl, hint, take, change]);

  useEffect(() => editor.current?.mark(line), [line]);

  const reset = (): void => {
    if (!foreign) {
      editor.current?.replace(original);
      return;
    }
    dropDraft(first.slot.key);
    props.onLeave();
  };
  return (
    <div className="program-editor">
      <Notices
        foreign={foreign}
        damaged={props.shared === 'damaged'}
        older={older}
        unkept={!kept}
      />
      <div ref={host} className="program-editor-host" />
      <p id={hint} className="program-caption">
        {translate({
          id: 'editor.keys',
          message: 'Tab 键缩进，先按 Esc 再按 Tab 离开编辑器；Ctrl+Enter（⌘+Enter）运行',
        })}
      </p>
      <LoadingTypeScript />
      <Findings findings={findings} />
      <Tools
        id={id}
        file={file}
        text={text}
        editing={{
          changed: foreign || text !== original,
          onReset: reset,
          onCompare: (on) => void editor.current?.compare(on ? original : undefined),
        }}
      />
    </div>
  );
}
