const SLEEP = /^sleep(?:Until)?\(/;

/** Whether a wait is a sleep. @param awaited - The task that is awaited, if one is: it may have any name. */
export function isSleep(resource: string, awaited: number | undefined): boolean {
  return awaited === undefined && SLEEP.test(resource);
}
