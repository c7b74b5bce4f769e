import { settlementOf, type Future } from '../asyncio/future/future.ts';
import type { Observer } from './settlement.ts';

/** Tells the observer, in the next batch, that the future has ended. @internal */
export function onSettled(future: Future<unknown>, observer: Observer): void {
  settlementOf(future).observe(observer);
}

/** @internal */
export function offSettled(future: Future<unknown>, observer: Observer): void {
  settlementOf(future).forget((there) => there === observer);
}
