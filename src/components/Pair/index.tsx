import PythonProgram from '@site/src/components/PythonProgram';
import TypeScriptProgram from '@site/src/components/TypeScriptProgram';
import type { Program } from '@site/src/live/program';

interface PairProps {
  readonly id: string;
  /** Added by the programs plugin while the page is compiled. */
  readonly program?: Program;
}

/** The page's program in both languages, side by side where there is room. */
export default function Pair({ program }: PairProps) {
  if (program === undefined) return null;
  const { typescript, parity } = program;
  return (
    <div className="programs">
      <div className="programs-columns">
        <PythonProgram program={program} />
        <TypeScriptProgram program={program} />
      </div>
      {typescript === undefined && parity && <p className="program-caption">{parity}</p>}
    </div>
  );
}
