import type { Benchmarks } from './benchmarks.ts';

interface RowWords {
  readonly title: string;
  /** What is done, and what the floor does. */
  readonly what: string;
}

export interface BenchmarkWords {
  readonly rows: Readonly<Record<string, RowWords>>;
  /** What a name of the data is called; its own name where there is none. */
  readonly names: Readonly<Record<string, string>>;
  readonly row: string;
  readonly overFloor: string;
  readonly overPython: string;
  readonly goals: string;
  readonly contestant: string;
  readonly times: string;
  readonly spread: string;
  readonly nanoseconds: string;
  readonly drawn: string;
  readonly library: string;
  readonly bytes: string;
  readonly what: string;
  readonly waiters: (count: string) => string;
  readonly memory: RowWords;
  readonly linearity: RowWords;
  readonly met: string;
  readonly missed: string;
  readonly atMost: (of: string, against: string, times: number) => string;
  readonly atLeast: (of: string, against: string, times: number) => string;
  readonly range: (min: string, max: string) => string;
  readonly outcome: (goal: string, ratio: string, range: string) => string;
  readonly sum: (met: number, all: number) => string;
  readonly machine: (data: Benchmarks) => string;
  readonly none: string;
}

/** Puts a space between Chinese and the Latin names that were put into it. */
function spaced(text: string): string {
  return text.replace(/(?<=\w)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[\w@])/gu, ' ');
}

export const BENCHMARK_WORDS: Readonly<Record<'zh' | 'en', BenchmarkWords>> = {
  zh: {
    rows: {
      lock: {
        title: '没有竞争的锁',
        what: '取得一把空闲的锁，再释放。下限是 `await undefined`：让出一次，什么也不做。',
      },
      'hand-off': {
        title: '按顺序交接锁',
        what: '1,000 个调用者等一把锁，依次交接。下限是每人一个 promise，由前一个人兑现。',
      },
      semaphore: {
        title: '信号量',
        what: '10 个许可，10,000 个调用者，每个持有期间让出一次。下限是不用信号量，10 个一组运行。',
      },
      queue: {
        title: '有界队列',
        what: '一个生产者，一个消费者，容量 100。下限是一个数组，两端每个元素各 await 一次。',
      },
      event: {
        title: '事件',
        what: '10,000 个调用者等同一个事件。下限是所有人 await 同一个 promise，谁也不能单独离开。',
      },
      limiter: {
        title: '限制并发',
        what: '100,000 个作业，同时最多 8 个，每个都有结果。下限是 8 个循环各取下一个作业，不能中途提交，也没有每个作业的 promise。',
      },
      'task-group': {
        title: '任务组',
        what: '每组启动 1,000 个任务并等它们结束。下限是 `Promise.all`：不能取消，第一个错误之后其余的继续运行。',
      },
      gather: {
        title: 'gather',
        what: '收集 1,000 个结果。下限是 `Promise.all`。',
      },
      timeout: {
        title: '超时',
        what: '为已经就绪的操作设一个时限，再撤销。下限是 `setTimeout` 加 `clearTimeout`。',
      },
      'shared-lock': {
        title: '线程共享的锁',
        what: '取得一把空闲的 `threading.Lock`，再释放。下限是两次 `Atomics.compareExchange`：没有人能等它。',
      },
      'to-thread': {
        title: '在线程中运行',
        what: '用 `toThread()` 在已有的线程里运行一个几乎不做事的函数，等它的结果。下限是一条消息过去、一条消息回来，只带一个数。两个线程的时间都算。',
      },
      'thread-queue': {
        title: '线程之间的队列',
        what: '一个线程往 `queue.Queue` 里逐个放 200,000 个数，另一个逐个取出。下限是共享内存里的一个数组：写一个数，记下写到哪里；从不睡眠，也不会满。两个线程的时间都算。',
      },
      'thread-queue-pairs': {
        title: '线程之间传对象',
        what: '同样的队列，每件是一个数组，含一个数和一段 23 个字符的文字。两个线程的时间都算。',
      },
      pool: {
        title: '线程池',
        what: '把 10,000 个几乎不做事的任务交给两个线程，等它们的结果。下限是两个裸 worker，由调用者把任务每 100 个合成一条消息。所有线程的时间都算，启动的时间不算。',
      },
      'cpu-map': {
        title: '分摊计算',
        what: '用 `Pool.map` 把 2,000 个各算几十微秒的元素分给两个线程。下限是两个裸 worker 和手工分好的块。所有线程的时间都算。',
      },
    },
    names: {
      floor: '下限',
      'a message each': '每件一条消息',
      'bingfa, SimpleQueue': 'bingfa，SimpleQueue',
      'bingfa, room for 100': 'bingfa，容量 100',
      'bingfa, chunks as in Python': 'bingfa，按 Python 分块',
      'bingfa, submitted one by one': 'bingfa，逐个提交',
      'a new worker each': '每次新建 worker',
      'a promise each': '每人一个 promise',
      'PassThrough, each awaited': 'PassThrough，逐个 await',
      'effect, all': 'effect，all',
      'effect, fork and join': 'effect，fork 再 join',
      'bingfa, using': 'bingfa，using',
      "bingfa, a task's signal": 'bingfa，带任务的 signal',
      "bingfa, tasks' signals": 'bingfa，带任务的 signal',
      'bingfa, putNowait': 'bingfa，有空位就 putNowait',
      'bingfa, acquired first': 'bingfa，先取得许可再启动',
      'bingfa, TaskGroup': 'bingfa，TaskGroup',
      'bingfa, promises': 'bingfa，收集 promise',
      'bingfa, disposed by hand': 'bingfa，手动释放',
      'bingfa, awaited': 'bingfa，await',
      'bingfa, RLock': 'bingfa，RLock',
      'always notifies': '每次都 notify',
      'bingfa, its signal looked at': 'bingfa，读取它的 signal',
      lock: '锁',
      semaphore: '信号量',
      queue: '队列',
      event: '事件',
      'cancelling a task that waits in all': '取消等着全部的任务',
      'aborting waiters one by one, last first': '从最后一个起逐个中止',
    },
    row: '项目',
    overFloor: '用时是下限的',
    overPython: '速度是 CPython 的',
    goals: '目标',
    contestant: '参与者',
    times: 'bingfa 的倍数',
    spread: '各进程',
    nanoseconds: '纳秒/次',
    drawn: '图示',
    library: '库',
    bytes: '字节',
    what: '做什么',
    waiters: (count) => `${count} 个`,
    memory: {
      title: '一个等待者占多少内存',
      what: '20,000 个调用者等一把锁，垃圾回收之后堆增加的字节数除以人数。下限是一个 promise 和兑现它的函数。',
    },
    linearity: {
      title: '等待者增多时',
      what: '每个等待者的纳秒数，从一千个到十万个。线性意味着不随人数成倍增长；下限自己的增长来自垃圾回收。',
    },
    met: '达到',
    missed: '未达到',
    atMost: (of, against, times) => spaced(`${of}的时间不超过${against}的 ${times} 倍`),
    atLeast: (of, against, times) =>
      spaced(times <= 1 ? `${of}不慢于${against}` : `${of}的速度至少是${against}的 ${times} 倍`),
    range: (min, max) => `${min}–${max}`,
    outcome: (goal, ratio, range) => `${goal}：${ratio}（${range}）`,
    sum: (met, all) => `${all} 个目标，${met} 个达到。`,
    machine: ({ node, python, cpus, load, processes, rounds, date }) =>
      `Node ${node}，${python === null ? '没有 CPython' : `CPython ${python}`}，${cpus} 个 CPU；每项 ${processes} 个进程，每个进程 ${rounds} 轮。${date} 测得，机器的负载由 ${load[0]} 到 ${load[1]}（空闲的机器上约为 0 到 1）。`,
    none: '没有',
  },
  en: {
    rows: {
      lock: {
        title: 'A free lock',
        what: 'A free lock is acquired and released. The floor is `await undefined`: giving way once, for nothing.',
      },
      'hand-off': {
        title: 'Handing a lock over',
        what: 'A thousand callers wait for a lock and pass it on in order. The floor is a promise for each, resolved by the one before.',
      },
      semaphore: {
        title: 'Semaphore',
        what: 'Ten permits and 10,000 callers, each giving way once while it holds one. The floor runs them ten at a time, without a semaphore.',
      },
      queue: {
        title: 'Bounded queue',
        what: 'One producer, one consumer, room for 100 items. The floor is an array with one await for each item at either end.',
      },
      event: {
        title: 'Event',
        what: 'Ten thousand callers wait for one event. The floor is one promise that all await, and that nobody can leave alone.',
      },
      limiter: {
        title: 'Limiting concurrency',
        what: 'A hundred thousand jobs, eight at a time, with the result of each. The floor is eight loops that take the next job: none can be submitted later, none has a promise.',
      },
      'task-group': {
        title: 'Task group',
        what: 'A thousand tasks are started in a group and joined. The floor is `Promise.all`: nothing can be cancelled, and after the first error the others go on.',
      },
      gather: {
        title: 'gather',
        what: 'A thousand results are gathered. The floor is `Promise.all`.',
      },
      timeout: {
        title: 'Timeout',
        what: 'A limit is set for something that is ready, and taken away. The floor is `setTimeout` with `clearTimeout`.',
      },
      'shared-lock': {
        title: 'A lock that threads share',
        what: 'A free `threading.Lock` is acquired and released. The floor is two calls of `Atomics.compareExchange`, for which nobody could wait.',
      },
      'to-thread': {
        title: 'Running in a thread',
        what: 'A function that does next to nothing runs in a thread that is there already, by `toThread()`, and its result is awaited. The floor is a message there and a message back with a number in it. The time of both threads counts.',
      },
      'thread-queue': {
        title: 'A queue between threads',
        what: 'One thread puts 200,000 numbers into a `queue.Queue`, one by one, and another takes them out. The floor is an array in shared memory: a number is written, and how far; it never sleeps and is never full. The time of both threads counts.',
      },
      'thread-queue-pairs': {
        title: 'Objects between threads',
        what: 'The same queue; each item is an array of a number and a text of 23 characters. The time of both threads counts.',
      },
      pool: {
        title: 'A pool of threads',
        what: 'Ten thousand tasks that do next to nothing are given to two threads, and their results awaited. The floor is two bare workers, with the tasks put into messages of 100 by the caller. The time of all threads counts, that of starting them does not.',
      },
      'cpu-map': {
        title: 'Sharing out work',
        what: 'Two thousand items that take some tens of microseconds each are shared out to two threads by `Pool.map`. The floor is two bare workers, with chunks made by hand. The time of all threads counts.',
      },
    },
    names: {
      "bingfa, a task's signal": 'bingfa, a task’s signal',
      "bingfa, tasks' signals": 'bingfa, tasks’ signals',
      floor: 'the floor',
    },
    row: 'Row',
    overFloor: 'Times the floor',
    overPython: 'Times as fast as CPython',
    goals: 'Goals',
    contestant: 'Contestant',
    times: 'Times bingfa',
    spread: 'Processes',
    nanoseconds: 'ns/op',
    drawn: 'Drawn',
    library: 'Library',
    bytes: 'Bytes',
    what: 'What is done',
    waiters: (count) => count,
    memory: {
      title: 'What a waiter weighs',
      what: 'Twenty thousand callers wait for a lock; the bytes that the heap has grown by after a garbage collection, divided by their number. The floor is a promise and the function that resolves it.',
    },
    linearity: {
      title: 'When more callers wait',
      what: 'Nanoseconds per waiter, from a thousand waiters to a hundred thousand. Linear means that they do not grow with the number; what the floor grows by is garbage collection.',
    },
    met: 'met',
    missed: 'not met',
    atMost: (of, against, times) => `${of} takes at most ${times} times as long as ${against}`,
    atLeast: (of, against, times) =>
      times <= 1
        ? `${of} is no slower than ${against}`
        : `${of} is at least ${times} times as fast as ${against}`,
    range: (min, max) => `${min}–${max}`,
    outcome: (goal, ratio, range) => `${goal}: ${ratio} (${range})`,
    sum: (met, all) => `${met} of ${all} goals are met.`,
    machine: ({ node, python, cpus, load, processes, rounds, date }) =>
      `Node ${node}, ${python === null ? 'no CPython' : `CPython ${python}`}, ${cpus} CPUs; ${processes} processes for each row, ${rounds} rounds in each. Measured on ${date}, at a load of ${load[0]} before and ${load[1]} after (about 0 and 1 on an idle machine).`,
    none: 'none',
  },
};
