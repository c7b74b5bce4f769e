import asyncio

from measuring import measure

SIZE = 1_000


async def ready(i):
    await asyncio.sleep(0)
    return i


async def work(count):
    for _ in range(count // SIZE):
        results = await asyncio.gather(*(ready(i) for i in range(SIZE)))
        assert results == list(range(SIZE))


measure(work, 10_000)
