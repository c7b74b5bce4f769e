import { basename, dirname } from 'node:path';
import { type Comment, type DeclarationReflection, ReflectionKind } from 'typedoc';

/** Modules that are parted as Python's documentation parts them; what belongs nowhere else comes first. */
const PARTED: Readonly<Record<string, readonly string[]>> = {
  asyncio: [
    'asyncio-task',
    'asyncio-sync',
    'asyncio-queue',
    'asyncio-runner',
    'asyncio-future',
    'asyncio-eventloop',
    'asyncio-exceptions',
    'contextlib',
  ],
};

function commentOf(name: DeclarationReflection): Comment | undefined {
  return name.comment ?? name.signatures?.[0]?.comment;
}

/** The page of Python's documentation that a name says it follows. */
function followed(name: DeclarationReflection): string | undefined {
  const see = commentOf(name)?.blockTags.find(({ tag }) => tag === '@see');
  const text = see?.content.map((part) => part.text).join('') ?? '';
  return /\/library\/([\w.-]+)\.html/.exec(text)?.[1];
}

function folderOf(name: DeclarationReflection): string {
  return basename(dirname(name.project.getSymbolIdFromReflection(name)?.fileName ?? ''));
}

/** The page that each public name of a module is on, by name. */
export function topicsOf(module: DeclarationReflection): Map<string, string> {
  const names = (module.children ?? []).filter((name) => !name.kindOf(ReflectionKind.Reference));
  const parts = PARTED[module.name];
  if (parts === undefined) return new Map(names.map(({ name }) => [name, module.name]));
  const topics = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const name of names) {
    const topic = parts.find((part) => part === followed(name));
    if (topic === undefined) continue;
    topics.set(name.name, topic);
    const folder = folderOf(name);
    if (folder !== module.name && !folders.has(folder)) folders.set(folder, topic);
  }
  for (const name of names) {
    if (topics.has(name.name)) continue;
    topics.set(name.name, folders.get(folderOf(name)) ?? parts[0] ?? module.name);
  }
  const place = ([, topic]: [string, string]): number => parts.indexOf(topic);
  return new Map([...topics].sort((a, b) => place(a) - place(b)));
}
