import { translate } from '@docusaurus/Translate';

interface EditButtonProps {
  readonly phase: 'closed' | 'loading' | 'unloaded';
  readonly file: string;
  readonly onOpen: (focus: boolean) => Promise<void>;
}

export default function EditButton({ phase, file, onOpen }: EditButtonProps) {
  const loading = phase === 'loading';
  return (
    <>
      {phase === 'unloaded' && (
        <span role="status" className="program-said">
          {translate({ id: 'editor.unloaded', message: '编辑器未能加载，请检查网络后再试' })}
        </span>
      )}
      <button
        type="button"
        className="program-button"
        aria-disabled={loading}
        onClick={() => !loading && void onOpen(true)}
      >
        {loading
          ? translate({ id: 'editor.loading', message: '正在加载编辑器…' })
          : translate({ id: 'editor.edit', message: '编辑' })}
        <span className="visually-hidden"> {file}</span>
      </button>
    </>
  );
}
