/** What Python needs, each a file of the site. */
export const PARTS = ['worker', 'script', 'wasm', 'library'] as const;
export type Part = (typeof PARTS)[number];

/** A file that is loaded when Python is first wanted. */
export interface ServedPart {
  /** Below the base URL; its name changes with its content. */
  readonly path: string;
  /** Compressed, as it travels. */
  readonly transferred: number;
}

/** What the build knows of the Python that the site serves. */
export interface PythonFiles {
  readonly parts: Readonly<Record<Part, ServedPart>>;
  /** The head of Pyodide's lock file; the site serves no packages. */
  readonly lock: string;
}

/** What a reader is told before anything is loaded. */
export interface PythonSize {
  /** Of the language: `3.13`. */
  readonly version: string;
  /** What travels. */
  readonly megabytes: string;
}

/** The first message to Python's worker. */
export interface StartPython {
  readonly type: 'start';
  readonly source: string;
  readonly file: string;
  readonly lock: string;
  readonly script: ArrayBuffer;
  readonly wasm: ArrayBuffer;
  readonly library: ArrayBuffer;
  /** What Python's memory held when another worker had started it. */
  readonly memory: Uint8Array<ArrayBuffer> | undefined;
}
