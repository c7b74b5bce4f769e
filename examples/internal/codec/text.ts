const SHORT = 32;

const utf8 = new TextDecoder();
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/** @internal */
export function asciiText(bytes: Uint8Array): string {
  if (bytes.length > SHORT) return utf8.decode(own(bytes));
  let text = '';
  for (const code of bytes) text += String.fromCharCode(code);
  return text;
}

/** Two bytes a code unit: also lone surrogates come back as they were. @internal */
export function wideText(bytes: Uint8Array): string {
  if (bytes.length > SHORT) {
    try {
      return utf16.decode(own(bytes));
    } catch {
      // A lone surrogate: the decoder knows whole characters only.
    }
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  }
  return text;
}

// Browsers decode no shared memory.
function own(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
}
