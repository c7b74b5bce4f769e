import asyncio

from measuring import measure


async def work(count):
    lock = asyncio.Lock()
    done = 0
    for _ in range(count):
        await lock.acquire()
        done += 1
        lock.release()
    assert done == count


measure(work, 20_000)
