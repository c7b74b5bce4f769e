import asyncio
from concurrent.futures import ThreadPoolExecutor

from measuring import measure

executor = ThreadPoolExecutor(2)


def double(n):
    return n * 2


async def work(count):
    futures = [executor.submit(double, n) for n in range(count)]
    results = [future.result() for future in futures]
    assert results[-1] == (count - 1) * 2
    await asyncio.sleep(0)


measure(work, 10_000)
