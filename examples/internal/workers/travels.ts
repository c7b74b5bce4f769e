import { REVIVE, SHARE, type Shared } from '../shared/share.ts';

/** Lets a function of the library be passed to a thread, where it is that thread's own. @internal */
export function travels(body: () => unknown, kind: Shared['kind']): void {
  const shared: Shared = { kind, reach: 'processes', state: undefined };
  Object.assign(body, { [SHARE]: () => shared, [REVIVE]: () => body });
}
