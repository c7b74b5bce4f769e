import Listing from '@site/src/components/Listing';
import RecordedOutput from '@site/src/components/RecordedOutput';
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
  const { python, typescript, recording, parity } = program;
  return (
    <div className="programs">
      <div className="programs-columns">
        {python && (
          <Listing language="Python" listing={python}>
            {recording && <RecordedOutput recording={recording} />}
          </Listing>
        )}
        <TypeScriptProgram program={program} />
      </div>
      {typescript === undefined && parity && <p className="program-caption">{parity}</p>}
    </div>
  );
}
