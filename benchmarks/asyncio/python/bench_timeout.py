import asyncio

from measuring import measure

LIMIT = 60


async def ready():
    pass


async def work(count):
    done = 0
    for _ in range(count):
        async with asyncio.timeout(LIMIT):
            await ready()
            done += 1
    assert done == count


measure(work, 20_000)
