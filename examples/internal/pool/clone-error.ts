/** Why something cannot be sent, under one name: to processes Node.js throws a mere Error. @internal */
export function cloneErrorOf(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'Error') return error;
  if (!error.message.endsWith('could not be cloned.')) return error;
  return new DOMException(error.message, 'DataCloneError');
}
