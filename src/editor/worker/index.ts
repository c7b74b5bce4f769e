import ts from 'typescript';
import type { Answer, Introduction, Question } from '../protocol.ts';
import { compile } from './compile.ts';
import { Service } from './service.ts';

let service: Promise<Service> | undefined;
let start: () => Promise<Service>;

// Compiling needs no declarations: they are loaded when something else is asked.
addEventListener(
  'message',
  ({ data }: MessageEvent<Introduction>) => {
    start = async () => {
      const response = await fetch(data.declarations);
      if (!response.ok) throw new Error(`${data.declarations}: ${response.status}`);
      return new Service(ts, (await response.json()) as Record<string, string>);
    };
    addEventListener('message', ({ data: question }: MessageEvent<Question>) => {
      void answer(question).then((said) => postMessage(said));
    });
  },
  { once: true },
);

async function answer(question: Question): Promise<Answer> {
  const { id } = question;
  try {
    return { id, answer: await find(question) };
  } catch (error) {
    return { id, error: String(error) };
  }
}

async function find(question: Question): Promise<unknown> {
  const { kind, file, source } = question;
  if (kind === 'compile') return compile(ts, source, file);
  const known = await ready();
  switch (kind) {
    case 'check':
      return known.check(file, source);
    case 'hover':
      return known.hover(file, source, question.position);
    case 'complete':
      return known.complete(file, source, question.position);
    case 'describe':
      return known.describe(file, source, question.position, question.name);
  }
}

function ready(): Promise<Service> {
  service ??= start();
  // Asking again tries again.
  service.catch(() => (service = undefined));
  return service;
}
