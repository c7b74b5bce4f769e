import { buildRecords } from './build-records.ts';
import { encode, type IndexFile } from './file.ts';
import type { SearchRecord } from './record.ts';

export interface FixturePage {
  path: string;
  title: string;
  body: string;
  keywords?: string;
  description?: string;
  python?: string;
  module?: string;
}

/** A page as Docusaurus builds it, as far as the records are concerned. */
export function html({
  title,
  body,
  keywords = '',
  description = '',
  module = '',
}: FixturePage): string {
  return `<!doctype html><html><head><title>${title} | Bingfa</title>
<meta name="description" content="${description}"><meta name="keywords" content="${keywords}"></head><body>
<nav class="navbar">导航 menu</nav><main><article>
<nav class="theme-doc-breadcrumbs"><ul class="breadcrumbs"><li class="breadcrumbs__item"><a aria-label="主页" href="/"><svg></svg></a></li><li class="breadcrumbs__item"><span>${module}</span></li><li class="breadcrumbs__item">${title}</li></ul></nav>
<div class="theme-doc-markdown markdown"><header><h1>${title}</h1></header>${body}</div>
<footer>编辑此页</footer></article></main></body></html>`;
}

export function h2(id: string, title: string, body = ''): string {
  return `<h2 class="anchor" id="${id}">${title}<a href="#${id}" class="hash-link" aria-label="直接链接">¶</a></h2>${body}`;
}

export function recordsOf(
  pages: readonly FixturePage[],
  base = '/',
  lang = 'zh-Hans',
): SearchRecord[] {
  return pages.flatMap((page) =>
    buildRecords({
      html: html(page),
      url: base + page.path,
      lang,
      python: page.python === undefined ? [] : [page.python],
      api: page.path.startsWith('api/'),
    }),
  );
}

export function indexOf(pages: readonly FixturePage[], base = '/', lang = 'zh-Hans'): IndexFile {
  return encode(recordsOf(pages, base, lang), lang, base);
}

export const PAGES: readonly FixturePage[] = [
  {
    path: 'asyncio/semaphore',
    title: 'Semaphore',
    module: 'asyncio',
    python: 'py:asyncio.Semaphore',
    keywords: '信号量, semaphore, 限流, p-limit',
    description: '同一时刻最多让若干个任务进入',
    body:
      '<div class="theme-admonition"><p>TypeScript 没有内置的信号量。</p></div>' +
      h2(
        'when',
        '用途',
        '<p>限制同时访问数据库的任务数。</p><ul><li>下载<ul><li>图片</li></ul></li></ul>',
      ) +
      h2(
        'pair',
        'Python 与 TypeScript',
        '<pre><code>import asyncio\nsem = asyncio.Semaphore(3)\nawait asyncio.gather(work("Not.Aname"))</code></pre><pre><code>import { Semaphore, sleep } from "bingfa/asyncio";\nawait Promise.all(jobs);</code></pre><button>Run</button>',
      ) +
      h2(
        'traps',
        '陷阱',
        '<h3 class="anchor" id="trap-release">多放一次</h3><p>release 比 acquire 多，并发数就悄悄变大 &lt;T&gt;。</p>',
      ) +
      h2(
        'questions',
        '常见问题',
        '<h3 class="anchor" id="q-limit-concurrency">怎样让十个请求同时跑？</h3><p>用信号量。<button>Run</button></p>',
      ) +
      h2('official', '官方文档', '<ul><li><a>Semaphore</a> 信号量</li></ul>'),
  },
  {
    path: 'asyncio/bounded-semaphore',
    title: 'BoundedSemaphore',
    module: 'asyncio',
    python: 'py:asyncio.BoundedSemaphore',
    keywords: '有界信号量, bounded semaphore',
    description: '多放一次就报错的信号量',
    body: h2('when', '用途', '<p>信号量的严格版本，多放一次即抛出 ValueError。</p>'),
  },
  {
    path: 'asyncio/lock',
    title: 'Lock',
    module: 'asyncio',
    python: 'py:asyncio.Lock',
    keywords: '锁, 互斥锁, mutex, async-mutex',
    description: '一次只让一个任务进入',
    body:
      h2('when', '用途', '<p>跨越 await 的临界区。</p>') +
      h2(
        'questions',
        '常见问题',
        '<h3 class="anchor" id="q-why">只有一个线程，锁有什么用？</h3><p>await 会让出控制权。</p>',
      ) +
      h2('traps', '陷阱', '<p>两把锁以相反的次序获取会死锁。</p>'),
  },
  {
    path: 'asyncio/queue',
    title: 'Queue',
    module: 'asyncio',
    python: 'py:asyncio.Queue',
    keywords: '队列, 生产者消费者',
    description: '任务之间传递数据',
    body: h2(
      'differences',
      '差异',
      '<table><tbody><tr><td>不阻塞地放入</td><td><code>put_nowait</code></td><td><code>putNowait</code></td></tr></tbody></table>',
    ),
  },
  {
    path: 'asyncio/task-group',
    title: '任务组',
    module: 'asyncio',
    python: 'py:asyncio.TaskGroup',
    keywords: 'TaskGroup, 结构化并发, nursery, Promise.all',
    description: '一起开始、一起结束的任务',
    body: h2('when', '用途', '<p>一个任务失败，其余的被取消。AbortController 可以模拟。</p>'),
  },
  {
    path: 'threading/lock',
    title: '线程锁',
    module: 'threading',
    python: 'py:threading.Lock',
    keywords: '锁, RLock',
    description: '线程之间的互斥',
    body: h2('when', '用途', '<p>多个线程改同一个变量。</p>'),
  },
  {
    path: 'api/asyncio/classes/Semaphore',
    title: 'Semaphore',
    module: 'API',
    body: h2('acquire', 'acquire()', '<p>Semaphore acquire waits until a place is free.</p>'),
  },
];
