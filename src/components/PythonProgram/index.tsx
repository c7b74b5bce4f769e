import { type ComponentType, useId, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import size from '@generated/bingfa-pyodide/default/size.json';
import Listing from '@site/src/components/Listing';
import type { LivePythonProps } from '@site/src/components/LivePython';
import RecordedOutput from '@site/src/components/RecordedOutput';
import type { Program } from '@site/src/live/program';

/** A Python program with what it printed; where a browser can run it, it runs when asked to. */
export default function PythonProgram({ program }: { readonly program: Program }) {
  const { python, recording } = program;
  const caption = useId();
  const stop = useRef<HTMLSpanElement>(null);
  const run = useRef<HTMLButtonElement>(null);
  const [presses, setPresses] = useState(0);
  // Nothing of it is in the page before it is wanted.
  const [Live, setLive] = useState<ComponentType<LivePythonProps> | 'unloaded'>();
  if (python === undefined) return null;
  const canRun = python.obstacle === undefined;
  const load = async () => {
    const { default: component } = await import('@site/src/components/LivePython');
    setLive(() => component);
  };
  const prepare = () => void load().catch(() => undefined);
  const press = () => {
    setPresses(presses + 1);
    load().catch(() => {
      setLive('unloaded');
      // Or it would run as soon as it can be loaded, which nobody asked for then.
      setPresses(0);
    });
  };
  const actions = canRun && (
    <>
      <span ref={stop} />
      <button
        ref={run}
        type="button"
        className="program-button"
        aria-describedby={caption}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={press}
      >
        {translate({ id: 'program.run', message: '运行' })}
        <span className="visually-hidden"> {python.file}</span>
      </button>
    </>
  );
  return (
    <Listing language="Python" listing={python} actions={actions}>
      {Live !== undefined && Live !== 'unloaded' ? (
        <Live {...{ program, caption, presses, run, stop }} />
      ) : (
        <>
          <p id={caption} className={`program-caption ${canRun ? 'program-load' : ''}`}>
            {canRun &&
              (Live === 'unloaded'
                ? translate({ id: 'program.unloaded', message: '未能加载，请检查网络后再运行' })
                : translate(
                    {
                      id: 'python.load',
                      message: '运行前加载 Python {version}（{megabytes} MB，只一次）',
                    },
                    size,
                  ))}
            {python.obstacle}
          </p>
          {recording && <RecordedOutput recording={recording} />}
        </>
      )}
    </Listing>
  );
}
