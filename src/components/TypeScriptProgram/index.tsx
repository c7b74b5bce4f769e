import { translate } from '@docusaurus/Translate';
import Listing from '@site/src/components/Listing';
import RecordedOutput from '@site/src/components/RecordedOutput';
import type { Program } from '@site/src/live/program';

export default function TypeScriptProgram({ program }: { readonly program: Program }) {
  const { typescript, recording, parity } = program;
  if (typescript === undefined) return null;
  return (
    <Listing language="TypeScript" listing={typescript}>
      {parity !== undefined && <p className="program-caption">{parity}</p>}
      {typescript.script === undefined && <NodeOnly />}
      {typescript.script === undefined && recording && <RecordedOutput recording={recording} />}
    </Listing>
  );
}

function NodeOnly() {
  return (
    <p className="program-caption">
      {translate({ id: 'program.nodeOnly', message: '用到了 node: 模块，只能在 Node 中运行' })}
    </p>
  );
}
