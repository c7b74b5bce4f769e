/** Memory that threads share, all zero. @internal */
export function sharedMemory(bytes: number): SharedArrayBuffer {
  if (typeof SharedArrayBuffer === 'undefined') {
    throw new Error(
      'Serve the page with Cross-Origin-Opener-Policy: same-origin and ' +
        'Cross-Origin-Embedder-Policy: require-corp: threads need shared memory',
    );
  }
  return new SharedArrayBuffer(bytes);
}

/** Shared 32-bit integers, all zero: what Atomics waits on. @internal */
export function sharedCells(count: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(sharedMemory(count * Int32Array.BYTES_PER_ELEMENT));
}
