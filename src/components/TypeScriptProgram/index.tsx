import { translate } from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Listing from '@site/src/components/Listing';
import LiveProgram from '@site/src/components/LiveProgram';
import RecordedOutput from '@site/src/components/RecordedOutput';
import type { Program } from '@site/src/live/program';

export default function TypeScriptProgram({ program }: { readonly program: Program }) {
  const { typescript, recording, parity } = program;
  const isBrowser = useIsBrowser();
  if (typescript === undefined) return null;
  const { script, isShared, ...listing } = typescript;
  const isHeldUp = isShared === true && isBrowser && !crossOriginIsolated;
  if (script !== undefined && !isHeldUp)
    return <LiveProgram program={program} listing={{ ...listing, script }} />;
  const reason = isHeldUp
    ? translate({
        id: 'program.notIsolated',
        message:
          '线程要共享内存，而这个站点没有发送 COOP 和 COEP 响应头，所以这里不能运行；下面是录下的输出',
      })
    : translate({ id: 'program.nodeOnly', message: '用到了 Node 的模块，只能在 Node 中运行' });
  return (
    <Listing language="TypeScript" listing={listing}>
      {parity !== undefined && <p className="program-caption">{parity}</p>}
      <p className="program-caption">{reason}</p>
      {recording && parity === undefined && <RecordedOutput recording={recording} />}
    </Listing>
  );
}
