import { translate } from '@docusaurus/Translate';
import Listing from '@site/src/components/Listing';
import LiveProgram from '@site/src/components/LiveProgram';
import RecordedOutput from '@site/src/components/RecordedOutput';
import type { Program } from '@site/src/live/program';

export default function TypeScriptProgram({ program }: { readonly program: Program }) {
  const { typescript, recording, parity } = program;
  if (typescript === undefined) return null;
  const { script, ...listing } = typescript;
  if (script !== undefined)
    return <LiveProgram program={program} listing={{ ...listing, script }} />;
  return (
    <Listing language="TypeScript" listing={listing}>
      {parity !== undefined && <p className="program-caption">{parity}</p>}
      <p className="program-caption">
        {translate({ id: 'program.nodeOnly', message: '用到了 Node 的模块，只能在 Node 中运行' })}
      </p>
      {recording && parity === undefined && <RecordedOutput recording={recording} />}
    </Listing>
  );
}
