import { type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { translate } from '@docusaurus/Translate';
import size from '@generated/bingfa-pyodide/default/size.json';
import useBaseUrl from '@docusaurus/useBaseUrl';
import OutputLines from '@site/src/components/LiveProgram/OutputLines';
import { statusOf } from '@site/src/components/LiveProgram/status';
import StopButton from '@site/src/components/LiveProgram/StopButton';
import RecordedOutput from '@site/src/components/RecordedOutput';
import { compare } from '@site/src/live/compare';
import { fetchSource } from '@site/src/live/fetch-source';
import type { Program } from '@site/src/live/program';
import { useKept } from './useKept';
import { useRun } from './useRun';

export interface LivePythonProps {
  readonly program: Program;
  /** The id of what describes the Run button. */
  readonly caption: string;
  /** How often the reader has pressed Run. */
  readonly presses: number;
  readonly run: RefObject<HTMLButtonElement | null>;
  /** Where the Stop button goes. */
  readonly stop: RefObject<HTMLElement | null>;
}

/** The output of a Python program that runs in the page, in a sandbox. */
export default function LivePython(props: LivePythonProps) {
  const { program, caption, presses, run, stop: place } = props;
  const { python, recording } = program;
  const file = python?.file ?? '';
  const url = useBaseUrl(python?.fragment ?? '');
  const { state, start, stop } = useRun(file);
  const progress = useId();
  const kept = useKept(state.phase);
  const seen = useRef(0);
  useEffect(() => {
    if (presses === seen.current) return;
    seen.current = presses;
    // What the reader sees is what runs; after a navigation it may not have arrived.
    const code = run.current?.closest('.program')?.querySelector('code');
    void start(async () => code?.textContent || (await fetchSource(url)));
  }, [presses, run, start, url]);

  const { phase, share, lines, dropped } = state;
  const active = phase === 'loading' || phase === 'running';
  const expected = recording?.lines;
  const comparison = useMemo(
    () =>
      expected && ['done', 'error', 'deadlock'].includes(phase)
        ? compare(lines, expected)
        : undefined,
    [expected, phase, lines],
  );
  const isSame = comparison?.different === 0;

  const loading =
    share < 1
      ? translate({ id: 'python.loading', message: '正在加载 Python {version}…' }, size)
      : translate({ id: 'python.starting', message: '正在启动 Python…' });
  return (
    <>
      {active &&
        place.current !== null &&
        createPortal(<StopButton onStop={stop} run={run} />, place.current)}
      <p id={caption} className="program-caption">
        {kept
          ? translate(
              { id: 'python.kept', message: 'Python {version} 已存在本机，离线也能运行' },
              size,
            )
          : translate(
              {
                id: 'python.load',
                message: '运行前加载 Python {version}（{megabytes} MB，只一次）',
              },
              size,
            )}
      </p>
      <p id={progress} className="program-caption" role="status" data-phase={phase}>
        {phase === 'loading' ? loading : statusOf(state, comparison)}
      </p>
      {phase === 'loading' && (
        <p className="program-caption program-loading">
          <progress aria-labelledby={progress} value={share < 1 ? share : undefined} />
        </p>
      )}
      <div
        className="program-lines"
        role="log"
        tabIndex={lines.length > 0 ? 0 : undefined}
        aria-label={translate({ id: 'program.output', message: '{file} 的输出' }, { file })}
      >
        <OutputLines lines={lines} dropped={dropped} comparison={comparison} moment={undefined} />
      </div>
      {/* What stood here stays until something else does. */}
      {recording && (lines.length === 0 || (!active && !isSame)) && (
        <RecordedOutput recording={recording} />
      )}
    </>
  );
}
