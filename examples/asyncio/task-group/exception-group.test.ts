import { describe, expect, expectTypeOf, it } from 'vitest';
import { type ErrorCondition, ExceptionGroup } from '../index.ts';

const one = new Error('one');
const type = new TypeError('type');
const range = new RangeError('range');
const inner = new ExceptionGroup('inner', [type, range]);
const outer = new ExceptionGroup('outer', [one, inner]);

describe('ExceptionGroup', () => {
  it('is an AggregateError with a name of its own', () => {
    expect(outer).toBeInstanceOf(AggregateError);
    expect(String(outer)).toBe('ExceptionGroup: outer');
    expect(outer.errors).toEqual([one, inner]);
  });

  it('picks the errors of a class, keeping the groups inside', () => {
    const picked = outer.subgroup(TypeError);
    expect(picked?.message).toBe('outer');
    expect(picked?.errors).toHaveLength(1);
    const group = picked?.errors[0] as ExceptionGroup;
    expect(group).toBeInstanceOf(ExceptionGroup);
    expect(group.message).toBe('inner');
    expect(group.errors).toEqual([type]);
  });

  it('splits by a function', () => {
    const [picked, others] = outer.split((error) => error === one);
    expect(picked?.errors).toEqual([one]);
    expect(others?.errors).toHaveLength(1);
    expect((others?.errors[0] as ExceptionGroup).errors).toEqual([type, range]);
  });

  it('gives undefined for what would be empty, and itself when it fits as a whole', () => {
    expect(outer.subgroup(SyntaxError)).toBeUndefined();
    expect(inner.split((error) => !(error instanceof AggregateError))[1]).toBeUndefined();
    expect(outer.split(ExceptionGroup)).toEqual([outer, undefined]);
    expect(outer.subgroup(Error)).toBe(outer);
  });

  it('keeps the cause', () => {
    const group = new ExceptionGroup('caused', [one, type]);
    group.cause = range;
    expect(group.subgroup(TypeError)?.cause).toBe(range);
  });

  it('has the types of its contract', () => {
    expectTypeOf(outer.subgroup(TypeError)).toEqualTypeOf<ExceptionGroup | undefined>();
    expectTypeOf<typeof TypeError>().toExtend<ErrorCondition>();
    expectTypeOf<(error: unknown) => boolean>().toExtend<ErrorCondition>();
    // @ts-expect-error -- neither a class of errors nor a function that answers
    expect(() => outer.subgroup('TypeError')).toThrow(TypeError);
  });
});
