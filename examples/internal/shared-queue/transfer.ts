/** Refuses what cannot be given away, before anything happens. @internal */
export function checkTransfer(buffers: readonly ArrayBuffer[]): void {
  const seen = new Set<unknown>();
  for (const buffer of buffers) {
    const kind = Object.prototype.toString.call(buffer).slice(8, -1);
    if (kind !== 'ArrayBuffer') {
      throw new TypeError(`Pass an array of ArrayBuffers as "transfer": one is of type ${kind}`);
    }
    if (seen.has(buffer) || (buffer as { detached?: boolean }).detached === true) {
      throw new DOMException('Transfer a buffer once: it is detached then', 'DataCloneError');
    }
    seen.add(buffer);
  }
}

/** Takes buffers away from their sender. @internal */
export function detach(buffers: readonly ArrayBuffer[]): void {
  structuredClone(undefined, { transfer: [...buffers] });
}
