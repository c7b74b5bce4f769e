import { ownBroker } from '../../internal/processes/own.ts';
import { Remote } from '../../internal/processes/remote.ts';
import { ServedPipe } from '../../internal/processes/served/pipe.ts';
import { Connection } from './connection.ts';

/**
 * Makes a channel between two ends, each of which can be given to another process.
 *
 * - Pass one end to a process and close it here: then `recv()` at the other end says, by an
 *   `EOFError`, that the process has closed it or ended.
 *
 * @param duplex - `false`: the first end can only receive, the second one only send.
 * @example
 * ```ts
 * import { Pipe } from 'bingfa/multiprocessing';
 *
 * const [left, right] = Pipe();
 * await left.send({ order: 'tea' });
 * console.log(await right.recv()); // { order: 'tea' }
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Pipe
 */
export function Pipe(duplex = true): [Connection, Connection] {
  const remote = new Remote(new ServedPipe(ownBroker.address), 'Pipe');
  return [
    new Connection(remote, { index: 0, readable: true, writable: duplex }),
    new Connection(remote, { index: 1, readable: duplex, writable: true }),
  ];
}
