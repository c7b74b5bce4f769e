import asyncio

from measuring import measure

ROOM = 100


async def work(count):
    queue = asyncio.Queue(ROOM)
    total = 0

    async def produce():
        for i in range(count):
            await queue.put(i)

    async def consume():
        nonlocal total
        for _ in range(count):
            total += await queue.get()

    await asyncio.gather(produce(), consume())
    assert total == count * (count - 1) // 2


measure(work, 20_000)
