/** A sentence in each language of the site. */
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly reason: Sentence;
}

const PROCESSES: Sentence = {
  zh: '浏览器里的 Python 不能启动进程，所以这里只显示录制的输出。',
  en: 'Python in a browser starts no processes, so this is the recorded output only.',
};

const THREADS: Sentence = {
  zh: '浏览器里的 Python 不能启动线程，所以这里只显示录制的输出。',
  en: 'Python in a browser starts no threads, so this is the recorded output only.',
};

const NETWORK: Sentence = {
  zh: '浏览器里的 Python 没有网络套接字，所以这里只显示录制的输出。',
  en: 'Python in a browser has no network sockets, so this is the recorded output only.',
};

/** What a program may ask for that Python in a browser does not have; the first one found counts. */
const RULES: readonly Rule[] = [
  { pattern: /^\s*(?:import|from) (?:multiprocessing|subprocess)\b/m, reason: PROCESSES },
  { pattern: /\bProcessPoolExecutor\b|\bcreate_subprocess_\w+|\bos\.fork\b/, reason: PROCESSES },
  { pattern: /^\s*(?:import|from) threading\b/m, reason: THREADS },
  { pattern: /\bThreadPoolExecutor\b|\bto_thread\b|\brun_in_executor\b/, reason: THREADS },
  { pattern: /\bopen_connection\b|\bstart_server\b|\bsocket\b/, reason: NETWORK },
];

/** Programs that only name what the rules look for. */
const ABLE: ReadonlySet<string> = new Set(['concepts/python-docs/demo']);

/** What is known at build time of a Python program's run in the page. */
export interface Ability {
  /** Why it cannot run. */
  readonly obstacle?: Sentence;
}

export function abilityOf(id: string, source: string): Ability {
  const rule = ABLE.has(id) ? undefined : RULES.find(({ pattern }) => pattern.test(source));
  return rule === undefined ? {} : { obstacle: rule.reason };
}
