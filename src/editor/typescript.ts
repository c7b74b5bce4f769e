import files from '@generated/bingfa-editor/default/files.json';
import type { Answer, Introduction, Kind, Questions } from './protocol.ts';

/** How much of TypeScript has arrived: from 0 to 1, or undefined before it was wanted. */
export type Progress = number | undefined;

/** What travels when TypeScript is first wanted. */
export const TRANSFERRED = files.worker.transferred + files.declarations.transferred;

/** A program that takes TypeScript longer than this is not waited for. */
const PATIENCE_MS = 15_000;

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

/** Asks TypeScript, which all programs of the page share; it is loaded with the first question. */
export async function ask<K extends Kind>(
  baseUrl: string,
  kind: K,
  question: Questions[K]['question'] & { readonly file: string; readonly source: string },
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
  const patience = setTimeout(() => restart('TypeScript took too long'), PATIENCE_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(patience);
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
  started.onerror = () => restart('TypeScript failed');
  return started;
}

// A type may keep TypeScript busy for ever; the next question gets a new one.
function restart(reason: string): void {
  void worker?.then((old) => old.terminate());
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new Error(reason));
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
