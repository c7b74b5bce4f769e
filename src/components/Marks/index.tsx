import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';

function Mark({ kind, children }: { kind: string; children: ReactNode }) {
  return <span className={`mark mark--${kind}`}>{children}</span>;
}

export const Same = () => (
  <Mark kind="same">
    <Translate id="mark.same" description="Mark of a row: both languages do the same">
      相同
    </Translate>
  </Mark>
);

export const Differs = () => (
  <Mark kind="differs">
    <Translate id="mark.differs" description="Mark of a row: the languages differ">
      不同
    </Translate>
  </Mark>
);

export const Simulated = () => (
  <Mark kind="simulated">
    <Translate id="mark.simulated" description="Mark of a row: TypeScript imitates it">
      模拟
    </Translate>
  </Mark>
);

export const NoEquivalent = () => (
  <Mark kind="none">
    <Translate id="mark.none" description="Mark of a row: TypeScript has nothing like it">
      无对应
    </Translate>
  </Mark>
);
