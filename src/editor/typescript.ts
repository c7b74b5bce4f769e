import files from '@generated/bingfa-editor/default/files.json';
import type { Answer, Introduction, Kind, Questions } from './protocol.ts';

/** How much of TypeScript has arrived: from 0 to 1, or undefined before it was wanted. */
export type Progress = number | undefined;

/** What travels when TypeScript is first wanted. */
export const TRANSFERRED = files.worker.transferred + files.declarations.transferred;

/** A question that takes longer is given up: a type may keep TypeScript busy for ever. */
const PATIENCE_MS = 15_000;
/** A reader who waits for a run does not wait that long for what was asked before it. */
const COMPILE_PATIENCE_MS = 8_000;

/** TypeScript gave no answer in time. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

let worker: Promise<Worker> | undefined;
let code: Promise<string> | undefined;
let progress: Progress;
let lastId = 0;
const waiting = new Map<number, Waiting>();
const watchers = new Set<(progress: Progress) => void>();

type Asked<K extends Kind> = Questions[K]['question'] & {
  readonly file: string;
  readonly source: string;
};

/** Asks TypeScript, which all programs of the page share; it is loaded with the first question. */
export async function ask<K extends Kind>(
  baseUrl: string,
  kind: K,
  question: Asked<K>,
): Promise<Questions[K]['answer']> {
  if (kind !== 'compile') return askOnce(baseUrl, kind, question, PATIENCE_MS);
  try {
    return await askOnce(baseUrl, kind, question, COMPILE_PATIENCE_MS);
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    // Whatever kept it busy went with the old worker.
    return askOnce(baseUrl, kind, question, PATIENCE_MS);
  }
}

async function askOnce<K extends Kind>(
  baseUrl: string,
  kind: K,
  question: Asked<K>,
  patience: number,
): Promise<Questions[K]['answer']> {
  worker ??= start(baseUrl);
  const mine = worker;
  let ready: Worker;
  try {
    ready = await mine;
  } catch (error) {
    if (worker === mine) worker = undefined;
    throw error;
  }
  const id = (lastId += 1);
  const answer = new Promise<Questions[K]['answer']>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
  });
  ready.postMessage({ ...question, id, kind });
  const limit = setTimeout(() => restart(), patience);
  try {
    return await answer;
  } finally {
    clearTimeout(limit);
    waiting.delete(id);
  }
}

/** Calls back now and whenever more has arrived. */
export function watchProgress(watcher: (progress: Progress) => void): () => void {
  watcher(progress);
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function report(value: Progress): void {
  progress = value;
  for (const watcher of watchers) watcher(value);
}

async function start(baseUrl: string): Promise<Worker> {
  code ??= download(baseUrl + files.worker.path);
  let text: string;
  try {
    text = await code;
  } catch (error) {
    code = undefined;
    report(undefined);
    throw error;
  }
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const started = new Worker(url);
  URL.revokeObjectURL(url);
  const { href } = new URL(baseUrl + files.declarations.path, location.href);
  started.postMessage({ declarations: href } satisfies Introduction);
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    const one = waiting.get(data.id);
    if ('error' in data) one?.reject(new Error(data.error));
    else one?.resolve(data.answer as never);
  };
  started.onerror = () => restart();
  return started;
}

// The next question gets a new worker.
function restart(): void {
  void worker?.then((old) => old.terminate());
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new Busy('TypeScript took too long'));
  waiting.clear();
}

async function download(url: string): Promise<string> {
  report(0);
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`${url}: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
    report(Math.min(0.99, text.length / files.worker.bytes));
  }
  report(1);
  return text;
}
