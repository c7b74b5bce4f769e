import asyncio
from multiprocessing.pool import ThreadPool

from measuring import measure

pool = ThreadPool(2)


def collatz(n):
    steps = 0
    for turn in range(400):
        value = n + 1 + turn
        while value != 1:
            value = value // 2 if value % 2 == 0 else value * 3 + 1
            steps += 1
    return steps


async def work(count):
    results = pool.map(collatz, range(count))
    assert len(results) == count
    await asyncio.sleep(0)


measure(work, 100)
