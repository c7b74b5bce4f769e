import { subscribe, type TraceEvent } from '../trace/index.ts';

/** What is traced while the body runs. */
export async function traced(body: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const stop = subscribe((event) => events.push(event));
  try {
    await body();
  } finally {
    stop();
  }
  return events;
}
