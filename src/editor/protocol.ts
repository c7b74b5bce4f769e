/** What is asked of TypeScript; each question carries the whole program, so nothing gets out of step. */
export interface Questions {
  /** The program as the sandbox takes it. */
  compile: { question: object; answer: Compilation };
  check: { question: object; answer: readonly Finding[] };
  hover: { question: { position: number }; answer: Hover | undefined };
  complete: { question: { position: number }; answer: readonly Completion[] };
  describe: { question: { position: number; name: string }; answer: Hover | undefined };
}

export type Kind = keyof Questions;

export type Question<K extends Kind = Kind> = {
  readonly [One in K]: {
    readonly id: number;
    readonly kind: One;
    readonly file: string;
    readonly source: string;
  } & Readonly<Questions[One]['question']>;
}[K];

/** The first message to the worker: where the declarations are. */
export interface Introduction {
  readonly declarations: string;
}

export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string };

export type Compilation = { readonly code: string } | { readonly problems: readonly Problem[] };

/** Why a program cannot run. */
export type Problem =
  | { readonly kind: 'syntax'; readonly line: number; readonly message: string }
  | { readonly kind: 'import'; readonly line: number; readonly name: string };

export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
}

export interface Hover {
  readonly from: number;
  readonly to: number;
  /** The declaration, as code. */
  readonly code: string;
  readonly documentation: string;
}

export interface Completion {
  readonly name: string;
  /** TypeScript's word for what it is: "method", "const", … */
  readonly kind: string;
  readonly sortText: string;
}
