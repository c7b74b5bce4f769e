import { afterEach, describe, expect, it, vi } from 'vitest';
import { asyncDispose } from './async-dispose.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('asyncDispose', () => {
  it('is Symbol.asyncDispose where the runtime has it', () => {
    expect(asyncDispose).toBe(Symbol.asyncDispose);
  });

  it('is the symbol that compiled `await using` falls back to where it has not', async () => {
    vi.resetModules();
    const without = Object.assign((name: string) => Object(name) as symbol, { for: Symbol.for });
    vi.stubGlobal('Symbol', without);
    const module = await import('./async-dispose.ts');
    vi.unstubAllGlobals();
    expect(module.asyncDispose).toBe(Symbol.for('Symbol.asyncDispose'));
    expect(module.asyncDispose).not.toBe(asyncDispose);
  });
});
