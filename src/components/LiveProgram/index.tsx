import { Suspense, lazy, useMemo, useRef, useState } from 'react';
import { translate } from '@docusaurus/Translate';
import Listing from '@site/src/components/Listing';
import EditButton from '@site/src/components/ProgramEditor/EditButton';
import { type Edited, useEditor } from '@site/src/components/ProgramEditor/useEditor';
import TimelinePlace from '@site/src/components/Timeline/Place';
import { useArrival } from '@site/src/components/Timeline/useArrival';
import { compare } from '@site/src/live/compare';
import type { Program, TypeScriptListing } from '@site/src/live/program';
import type { ClockKind } from '@site/src/live/protocol';
import type { Moment } from '@site/src/timeline/moment';
import ClockChoice from './ClockChoice';
import OutputLines from './OutputLines';
import { keepHeight } from './keep-height';
import { statusOf } from './status';
import StopButton from './StopButton';
import { useRun } from './useRun';

const Timeline = lazy(() => import('@site/src/components/Timeline'));
const ArrivedTimeline = lazy(() => import('@site/src/components/Timeline/Arrived'));

interface LiveProgramProps {
  readonly program: Program;
  readonly listing: TypeScriptListing & { readonly script: string };
}

/** A TypeScript program that runs in the page, in a sandbox, when the reader presses Run. */
export default function LiveProgram({ program, listing }: LiveProgramProps) {
  const runButton = useRef<HTMLButtonElement>(null);
  const { state, prepare, start, stop } = useRun(listing.script, listing.file);
  const { editor, tools, ...opening } = useEditor(program.id, listing.fragment);
  const edited = useRef<Edited>(undefined);
  const place = useRef<HTMLDivElement>(null);
  const arrival = useArrival(program.id);
  /** Which version of the program ran; undefined for the reader's own. */
  const [source, setSource] = useState<string>();
  const [clock, setClock] = useState<ClockKind>('real');
  const run = () => {
    keepHeight(place.current);
    keepHeight(output.current?.parentElement);
    arrival.forget();
    setSource(edited.current === undefined ? listing.fragment : undefined);
    void start(clock, edited.current?.compile);
  };
  const output = useRef<HTMLDivElement>(null);
  /** What the reader looks at in the timeline. */
  const [moment, setMoment] = useState<Moment>();
  const [found, setFound] = useState<readonly string[]>([]);
  const active = state.phase === 'loading' || state.phase === 'running';
  const expected = program.parity === undefined ? program.recording?.lines : undefined;
  const comparison = useMemo(() => {
    const finished = ['done', 'error', 'deadlock'].includes(state.phase);
    return expected && finished ? compare(state.lines, expected) : undefined;
  }, [expected, state]);
  const status = [statusOf(state, comparison), ...found].join(' · ');
  const actions = (
    <>
      <button
        ref={runButton}
        type="button"
        className="program-button program-button-run"
        onClick={run}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        {translate({ id: 'program.run', message: '运行' })}
        <span className="visually-hidden"> {listing.file}</span>
      </button>
      {/* A run's clock is chosen before it; meanwhile its place is Stop's, and nothing moves. */}
      <span className="program-clock">
        <ClockChoice clock={clock} file={listing.file} away={active} onChoice={setClock} />
        {active && <StopButton onStop={stop} run={runButton} />}
      </span>
      {editor === undefined && <EditButton {...opening} tools={tools} file={listing.file} />}
    </>
  );
  const code = (
    <Listing
      language="TypeScript"
      listing={listing}
      actions={actions}
      line={moment?.line}
      text={() => edited.current?.text}
      editor={
        editor && (
          <editor.Pane
            key={editor.key}
            id={program.id}
            file={listing.file}
            line={moment?.line}
            onEdited={(now) => {
              edited.current = now;
            }}
            onRun={run}
            onLeave={opening.leave}
            {...editor.start}
          />
        )
      }
    >
      {editor === undefined && tools && (
        <tools.Tools id={program.id} file={listing.file} text={tools.text} />
      )}
      {program.parity !== undefined && <p className="program-caption">{program.parity}</p>}
      <p className="program-caption" role="status" data-phase={state.phase}>
        {status}
      </p>
      <div
        ref={output}
        className="program-lines"
        role="log"
        tabIndex={state.lines.length > 0 ? 0 : undefined}
        aria-label={translate(
          { id: 'program.output', message: '{file} 的输出' },
          { file: listing.file },
        )}
      >
        <OutputLines
          lines={state.lines}
          dropped={state.dropped}
          comparison={comparison}
          moment={moment}
        />
      </div>
    </Listing>
  );
  const traced = state.trace.some(({ type }) => type !== 'pause' && type !== 'continue');
  const awaited = active || state.phase === 'idle' || state.phase === 'unloaded';
  return (
    <>
      {code}
      <TimelinePlace ref={place} still={traced || awaited ? program.timeline : undefined}>
        {arrival.packed !== undefined && (
          <Suspense>
            <ArrivedTimeline
              id={program.id}
              packed={arrival.packed}
              file={listing.file}
              source={listing.fragment}
              onMoment={setMoment}
              onClose={arrival.forget}
            />
          </Suspense>
        )}
        {traced && arrival.packed === undefined && (
          <Suspense>
            <Timeline
              id={program.id}
              source={source}
              rows={state.trace}
              totals={state.totals}
              ended={!active}
              deadlock={state.phase === 'deadlock'}
              file={listing.file}
              onFound={setFound}
              lines={state.lines}
              output={output}
              onMoment={setMoment}
            />
          </Suspense>
        )}
      </TimelinePlace>
    </>
  );
}
