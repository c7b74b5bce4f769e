/** A file of the site that the editor loads when it is first wanted. */
export interface Served {
  /** Below the base URL. */
  readonly path: string;
  readonly bytes: number;
  /** Compressed, as it travels. */
  readonly transferred: number;
}

export interface EditorFiles {
  readonly worker: Served;
  readonly declarations: Served;
}
