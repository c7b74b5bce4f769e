import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What CPython printed, as kept beside the program in `NAME.out`. */
export interface Recording {
  readonly python: string;
  readonly sha256: string;
  readonly lines: string[];
}

const HEADERS = /^# python (?<python>\S+)\n# sha256 (?<sha256>[0-9a-f]{64})\n/;

export function hashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

export function formatRecording(python: string, source: string, output: string): string {
  return `# python ${python}\n# sha256 ${hashOf(source)}\n${output}`;
}

export function parseRecording(text: string): Recording | undefined {
  const headers = HEADERS.exec(text);
  if (headers?.groups === undefined) return undefined;
  const output = text.slice(headers[0].length);
  const lines = output === '' ? [] : output.replace(/\n$/, '').split('\n');
  return { python: headers.groups['python'] ?? '', sha256: headers.groups['sha256'] ?? '', lines };
}

/** Reads a recording; throws one line when the file is absent or was not written by `record`. */
export function readRecording(file: string): Recording {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: no recording; run npm run record`);
  }
  const recording = parseRecording(text);
  if (recording === undefined) {
    throw new Error(`${file}: not a recording (headers missing); run npm run record`);
  }
  return recording;
}
