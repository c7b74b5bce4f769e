"""The bytes that each of many callers keeps alive while it waits for a lock."""

import asyncio
import gc
import json
import tracemalloc

COUNT = 20_000


def wait(lock):
    waiter = lock.acquire()
    waiter.send(None)
    return waiter


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    kept = [wait(lock) for _ in range(1_000)]
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept.extend([wait(lock) for _ in range(COUNT)])
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    print(json.dumps((after - before) / COUNT))
    for waiter in reversed(kept):
        waiter.close()


asyncio.run(main())
