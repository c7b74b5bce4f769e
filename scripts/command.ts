import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Ends a command with the one line that says what to do. */
export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** A command's options, as `parseArgs()` reads them; one that it does not have ends it. */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [fault = ''] = (error as Error).message.split('. ');
    const names = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    return fail(`${fault}; the options are ${names.join(', ')}`);
  }
}
