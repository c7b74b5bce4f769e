import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AbstractAsyncContextManager, AsyncExitStack } from '../index.ts';

const answers = ['passes', 'swallows', 'throws', 'throws with a cause', 'throws again'] as const;

type Answer = (typeof answers)[number];

class Manager extends AbstractAsyncContextManager<Manager> {
  readonly #answer: Answer;
  readonly #told: string[];

  constructor(answer: Answer, told: string[]) {
    super();
    this.#answer = answer;
    this.#told = told;
  }

  override async aexit(error?: unknown): Promise<boolean> {
    await Promise.resolve();
    this.#told.push(chain(error));
    const label = `exit ${this.#told.length}`;
    if (this.#answer === 'throws') throw new Error(label);
    if (this.#answer === 'throws with a cause') throw new Error(label, { cause: new Error('why') });
    if (this.#answer === 'throws again' && error !== undefined) throw error as Error;
    return this.#answer === 'swallows';
  }
}

function chain(error: unknown): string {
  return error instanceof Error ? `${error.message} < ${chain(error.cause)}` : String(error);
}

function run(fails: boolean): string {
  if (fails) throw new Error('body');
  return 'done';
}

async function nested(managers: Manager[], fails: boolean): Promise<string | undefined> {
  const [outer, ...inner] = managers;
  if (outer === undefined) return run(fails);
  return await outer.use(() => nested(inner, fails));
}

function stacked(managers: Manager[], fails: boolean): Promise<string | undefined> {
  return new AsyncExitStack().use(async (stack) => {
    for (const manager of managers) await stack.enterAsyncContext(manager);
    return run(fails);
  });
}

async function observed(
  leave: typeof nested,
  list: Answer[],
  fails: boolean,
): Promise<readonly string[]> {
  const told: string[] = [];
  const managers = list.map((answer) => new Manager(answer, told));
  const end = await leave(managers, fails).then(
    // Not what: the stack's body has returned before an exit throws, a nested one then has not.
    () => 'returned',
    (error: unknown) => `threw ${chain(error)}`,
  );
  return [...told, end];
}

// CPython's test_exit_exception_chaining_reference, for every list of managers.
it('a stack behaves as the same managers nested in one another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...answers), { maxLength: 6 }),
      fc.boolean(),
      async (list, fails) => {
        const expected = await observed(nested, list, fails);
        expect(await observed(stacked, list, fails)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});
