/** Words that shape a question without saying what it is about. */
const ENGLISH = new Set(
  (
    'a an and any are as at be between by can cannot could did difference differences do does ' +
    'doing for from get gets got had has have how i if in into is it its me my of on one or our ' +
    'should so some that the their there these this to up use used using via vs was we were ' +
    'what when where which who why will with without would you your s t really actually'
  ).split(' '),
);

const CHINESE = [
  '为什么',
  '是什么',
  '什么时候',
  '什么',
  '怎么样',
  '怎么办',
  '怎么',
  '怎样',
  '如何',
  '哪个',
  '哪些',
  '哪里',
  '哪了',
  '到底',
  '还是',
  '还要',
  '需要',
  '可以',
  '能不能',
  '可不可以',
  '有没有',
  '是不是',
  '应该',
  '有什么',
  '之间',
  '区别',
  '不同',
  '一个',
  '我的',
  '这个',
  '那个',
  '的',
  '了',
  '吗',
  '呢',
  '吧',
  '和',
  '与',
  '或',
  '是',
  '在',
  '把',
  '被',
  '让',
  '给',
  '里',
  '用',
  '去',
  '从',
  '别的',
];

const PARTICLES = new RegExp(CHINESE.sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Pairs of words that name one thing of the languages, whatever each of them is alone. */
const SYNTAX = new Set(['async for', 'async with', 'for await', 'await using', 'yield from']);

export function isFunctionWord(word: string, before = '', after = ''): boolean {
  const named = SYNTAX.has(`${before} ${word}`) || SYNTAX.has(`${word} ${after}`);
  return ENGLISH.has(word) && !named;
}

/** The pieces of a Chinese run that say what it is about; the run itself when none does. */
export function contentOf(run: string): string[] {
  const pieces = run.split(PARTICLES).filter(Boolean);
  return pieces.length > 0 ? pieces : [run];
}

/**
 * Names of one thing in the readers' languages and in other libraries. A page's own keywords
 * come first; this is for what belongs to no single page, or that a reader would call so anywhere.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['并发', 'concurrency', 'concurrent'],
  ['并行', 'parallelism', 'parallel'],
  ['线程', '多线程', 'thread', 'threading', 'threads'],
  ['进程', '多进程', 'process', 'multiprocessing', 'processes'],
  ['协程', 'coroutine'],
  ['任务', 'task'],
  ['任务组', 'task group', 'TaskGroup', 'nursery', '结构化并发', 'structured concurrency'],
  ['事件循环', 'event loop'],
  ['锁', '互斥锁', 'lock', 'mutex'],
  ['可重入锁', '递归锁', 'RLock', 'reentrant'],
  ['死锁', 'deadlock'],
  ['竞态', '竞争条件', 'race condition', 'data race'],
  ['信号量', 'semaphore'],
  ['有界信号量', 'BoundedSemaphore', 'bounded semaphore'],
  ['屏障', '栅栏', 'barrier'],
  ['条件', '条件变量', 'condition', 'condition variable'],
  ['事件', 'event'],
  ['队列', 'queue'],
  ['优先级队列', 'PriorityQueue', 'priority queue', 'heap'],
  ['栈', '后进先出', 'LifoQueue', 'stack', 'LIFO'],
  ['生产者消费者', 'producer consumer'],
  ['背压', 'backpressure'],
  ['超时', 'timeout', 'deadline'],
  ['取消', 'cancel', 'cancellation', 'abort', '中止'],
  ['屏蔽', 'shield'],
  ['休眠', '睡眠', '延时', 'sleep', 'delay', 'setTimeout'],
  ['守护线程', 'daemon'],
  ['线程池', 'ThreadPoolExecutor', 'thread pool'],
  ['进程池', 'Pool', 'process pool'],
  ['异步迭代器', 'async iterator', 'async for', 'for await'],
  ['上下文管理器', 'context manager', 'async with', 'using'],
  ['装饰器', 'decorator'],
  ['键盘中断', 'KeyboardInterrupt', 'Ctrl-C', 'SIGINT'],
  ['全局解释器锁', 'GIL', 'global interpreter lock'],
  ['自由线程', 'free-threaded', 'free threading', 'nogil'],
  ['序列化', 'pickle', 'serialize'],
  ['返回值', 'return value'],
  ['异常', 'exception', 'error'],
  ['阻塞', 'blocking'],
  ['垃圾回收', 'garbage collection', 'garbage collected'],
  ['限流', '限制并发', 'limit concurrency', 'rate limit', 'throttle'],
  ['期约', 'promise'],
  ['可等待对象', 'awaitable'],
  ['回调', 'callback'],
];
