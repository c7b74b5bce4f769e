/** `src/components/StaticHtml/server.ts` or `client.ts`, as the bundle wants. */
declare module '@fragments' {
  export function fragment(path: string): string | undefined;
}

declare module '@generated/bingfa-diagrams/default/fragments.json' {
  const fragments: Readonly<Record<string, string>>;
  export default fragments;
}

declare module '@generated/bingfa-programs/default/fragments.json' {
  const fragments: Record<string, string>;
  export default fragments;
}

declare module '@generated/bingfa-reports/default/fragments.json' {
  const fragments: Readonly<Record<string, string>>;
  export default fragments;
}

declare module '@generated/bingfa-editor/default/files.json' {
  import type { EditorFiles } from '@site/src/editor/served';
  const files: EditorFiles;
  export default files;
}

declare module '@generated/bingfa-programs/default/live.json' {
  import type { Modules } from '@site/src/live/modules';
  const live: { readonly worker: string; readonly thread: string; readonly modules: Modules };
  export default live;
}

declare module '@generated/bingfa-pyodide/default/files.json' {
  import type { PythonFiles } from '@site/src/python/protocol';
  const files: PythonFiles;
  export default files;
}

declare module '@generated/bingfa-pyodide/default/size.json' {
  import type { PythonSize } from '@site/src/python/protocol';
  const size: PythonSize;
  export default size;
}

/** A Python program, as text. */
declare module '*.py' {
  const source: string;
  export default source;
}
