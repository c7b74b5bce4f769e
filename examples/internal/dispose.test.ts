import { afterEach, describe, expect, it, vi } from 'vitest';
import { dispose } from './dispose.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('dispose', () => {
  it('is Symbol.dispose where the runtime has it', () => {
    expect(dispose).toBe(Symbol.dispose);
  });

  it('is the symbol that compiled `using` falls back to where it has not', async () => {
    vi.resetModules();
    const without = Object.assign((name: string) => Object(name) as symbol, { for: Symbol.for });
    vi.stubGlobal('Symbol', without);
    const module = await import('./dispose.ts');
    vi.unstubAllGlobals();
    expect(module.dispose).toBe(Symbol.for('Symbol.dispose'));
    expect(module.dispose).not.toBe(dispose);
  });
});
