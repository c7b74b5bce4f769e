import PythonProgram from '@site/src/components/PythonProgram';
import TypeScriptProgram from '@site/src/components/TypeScriptProgram';
import type { Program as ProgramData } from '@site/src/live/program';

interface ProgramProps {
  /** A file of `examples/`: `asyncio/lock/broken.ts`. */
  readonly src: string;
  /** Added by the programs plugin while the page is compiled. */
  readonly program?: ProgramData;
}

export default function Program({ src, program }: ProgramProps) {
  if (program === undefined) return null;
  return (
    <div className="programs">
      {src.endsWith('.py') ? (
        <PythonProgram program={program} />
      ) : (
        <TypeScriptProgram program={program} />
      )}
    </div>
  );
}
