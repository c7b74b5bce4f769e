const LONG = 48;
const STEP = 8;

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
const { fromCharCode } = String;

/** A text of one byte a character, up to 0xff. @internal */
export function narrowText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  for (const last = end - STEP; at <= last; at += STEP) {
    // Eight at once: a text made of single characters takes three times as long.
    text += fromCharCode(
      bytes[at] as number,
      bytes[at + 1] as number,
      bytes[at + 2] as number,
      bytes[at + 3] as number,
      bytes[at + 4] as number,
      bytes[at + 5] as number,
      bytes[at + 6] as number,
      bytes[at + 7] as number,
    );
  }
  for (; at < end; at += 1) text += fromCharCode(bytes[at] as number);
  return text;
}

/** @internal */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return end - start > LONG ? utf8.decode(own(bytes, start, end)) : narrowText(bytes, start, end);
}

/** Two bytes a code unit: also lone surrogates come back as they were. @internal */
export function wideText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > LONG) {
    try {
      return utf16.decode(own(bytes, start, end));
    } catch {
      // A lone surrogate: the decoder knows whole characters only.
    }
  }
  let text = '';
  for (let at = start; at < end; at += 2) {
    text += fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  }
  return text;
}

// Browsers decode no shared memory.
function own(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes.subarray(start, end) : bytes.slice(start, end);
}
