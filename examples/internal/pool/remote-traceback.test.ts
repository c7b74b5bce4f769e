import { expect, it } from 'vitest';
import { RemoteTraceback, remoteErrorOf } from './remote-traceback.ts';

it('leaves causes in a circle as they are, and stands at the end of others', () => {
  const disk = new Error('disk');
  disk.cause = new Error('cable', { cause: disk });
  const failure = { name: 'Error', stack: 'there', unsent: undefined };
  expect(remoteErrorOf({ ...failure, error: disk }, true)).toBe(disk);
  expect((disk.cause as Error).cause).toBe(disk);
  const cause = new Error('cable');
  remoteErrorOf({ ...failure, error: new Error('disk', { cause }) }, true);
  expect(cause.cause).toBeInstanceOf(RemoteTraceback);
});
