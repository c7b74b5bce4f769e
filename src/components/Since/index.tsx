import type { ReactNode } from 'react';

export default function Since({ v, children }: { v: string; to?: string; children?: ReactNode }) {
  return (
    <span>
      {v} {children}
    </span>
  );
}
