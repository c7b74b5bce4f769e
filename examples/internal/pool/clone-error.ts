/** Whether something could not be sent: Node.js throws a mere Error where it goes to a process. @internal */
export function isCloneError(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('could not be cloned.');
}

/** Why something cannot be sent, under one name. @internal */
export function cloneErrorOf(error: unknown): unknown {
  if (!isCloneError(error) || (error as Error).name === 'DataCloneError') return error;
  return new DOMException((error as Error).message, 'DataCloneError');
}
