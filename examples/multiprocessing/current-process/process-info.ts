/** A process as it is known inside itself, or to its children. */
export interface ProcessInfo {
  /** `MainProcess`, or as its parent has named it. */
  readonly name: string;
  /** The number that the system knows it by; in a browser, one of our own. */
  readonly pid: number;
  /** Whether it ends with its parent. */
  readonly daemon: boolean;
  /** Always true: a process ends with its parent. */
  isAlive(): boolean;
}
