import { translate } from '@docusaurus/Translate';
import type { EditorState } from './useEditor';

interface EditButtonProps extends Pick<EditorState, 'phase' | 'open' | 'tools' | 'toggleTools'> {
  readonly file: string;
}

/** What a program offers before the editor is there: to load it, or the other tools alone. */
export default function EditButton({ phase, file, open, tools, toggleTools }: EditButtonProps) {
  const loading = phase === 'loading';
  return (
    <>
      {phase === 'unloaded' && (
        <span role="status" className="program-said">
          {translate({ id: 'editor.unloaded', message: '未能加载，请检查网络后再试' })}
        </span>
      )}
      <button
        type="button"
        className="program-button"
        aria-disabled={loading}
        onClick={() => !loading && void open(true)}
      >
        {loading
          ? translate({ id: 'editor.loading', message: '正在加载编辑器…' })
          : translate({ id: 'editor.edit', message: '编辑' })}
        <span className="visually-hidden"> {file}</span>
      </button>
      <button
        type="button"
        className="program-button"
        aria-expanded={tools !== undefined}
        onClick={() => void toggleTools()}
      >
        {translate({ id: 'editor.more', message: '更多' })}
        <span className="visually-hidden"> {file}</span>
      </button>
    </>
  );
}
