/** What went wrong where nobody could catch it. */
export interface ExceptionContext {
  /** What happened, in words. */
  message: string;
  /** The error, if there is one. */
  exception?: unknown;
  /** The future, if it is still there. */
  future?: object;
  /** The task, if it is still there. */
  task?: object;
  /** The handle of the callback that threw. */
  handle?: object;
  /** What else the caller of `callExceptionHandler()` has put in. */
  [key: string]: unknown;
}

/** Is told what went wrong where nobody could catch it. */
export type ExceptionHandler = (context: ExceptionContext) => void;

/** What is said when nobody has set a handler. @internal */
export function defaultExceptionHandler(context: ExceptionContext): void {
  if ('exception' in context) console.error(context.message, context.exception);
  else console.error(context.message);
}

let handler: ExceptionHandler | undefined;

/** @internal */
export function getExceptionHandler(): ExceptionHandler | undefined {
  return handler;
}

/** @internal */
export function setExceptionHandler(value: ExceptionHandler | undefined): void {
  handler = value;
}

/** Tells the handler; one that throws is reported in its turn. @internal */
export function callExceptionHandler(context: ExceptionContext): void {
  if (handler === undefined) {
    defaultExceptionHandler(context);
    return;
  }
  try {
    handler(context);
  } catch (exception) {
    defaultExceptionHandler({ message: 'Unhandled error in exception handler', exception });
    defaultExceptionHandler(context);
  }
}
