import Listing from '@site/src/components/Listing';
import RecordedOutput from '@site/src/components/RecordedOutput';
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
  const { python, recording } = program;
  return (
    <div className="programs">
      {src.endsWith('.py') && python ? (
        <Listing language="Python" listing={python}>
          {recording && <RecordedOutput recording={recording} />}
        </Listing>
      ) : (
        <TypeScriptProgram program={program} />
      )}
    </div>
  );
}
