/** A source file as a page shows it. */
export interface Listing {
  readonly file: string;
  readonly lines: number;
  /** Where its highlighted HTML is, below the base URL. */
  readonly fragment: string;
}

export interface TypeScriptListing extends Listing {
  /** Where the compiled program is, below the base URL; absent when only Node can run it. */
  readonly script?: string;
  /** Whether it needs memory that threads share, which a page has only when its host isolates it. */
  readonly isShared?: true;
}

export interface PythonListing extends Listing {
  /** Why it cannot run in the page, in the page's language; without this, it can. */
  readonly obstacle?: string;
}

export interface RecordedOutput {
  readonly python: string;
  readonly lines: readonly string[];
}

/** One program of `examples/`: the file in both languages and what CPython printed. */
export interface Program {
  readonly id: string;
  readonly python?: PythonListing;
  readonly typescript?: TypeScriptListing;
  readonly recording?: RecordedOutput;
  /** Why the two outputs differ, when they do, in the page's language. */
  readonly parity?: string;
  /** Where the timeline of a run is as HTML, below the base URL; absent where there are no tasks. */
  readonly timeline?: string;
}
