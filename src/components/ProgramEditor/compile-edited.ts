import { translate } from '@docusaurus/Translate';
import type { Compiled } from '@site/src/components/LiveProgram/useRun';
import type { Problem } from '@site/src/editor/protocol';
import { Busy, ask } from '@site/src/editor/typescript';
import { LIBRARY_ENTRIES } from '@site/src/plugins/programs/names';

/** Compiles a reader's program, or says in the page's language why it cannot run. */
export async function compileEdited(
  baseUrl: string,
  id: string,
  file: string,
  source: string,
): Promise<Compiled> {
  const asked = ask(baseUrl, 'compile', { file: `${id}.ts`, source });
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof Busy) return undefined;
    throw error;
  });
  if (answer === undefined) {
    const said = translate({
      id: 'editor.busy',
      message: '编译用时太长，已放弃；请简化程序后再运行',
    });
    return { errors: [said] };
  }
  if ('code' in answer) return answer;
  return { errors: answer.problems.flatMap((problem) => messageOf(problem, file).split('\n')) };
}

function messageOf(problem: Problem, file: string): string {
  const at = `\n    at ${file}:${problem.line}`;
  if (problem.kind === 'syntax') return `SyntaxError: ${problem.message}${at}`;
  return (
    translate(
      {
        id: 'editor.foreignImport',
        message: '这里的程序只能导入 {known}，不能导入 {name}',
      },
      {
        known: LIBRARY_ENTRIES.map((entry) => `bingfa/${entry}`).join(', '),
        name: problem.name,
      },
    ) + at
  );
}
