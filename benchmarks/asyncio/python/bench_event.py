import asyncio

from measuring import measure


async def work(count):
    event = asyncio.Event()
    order = []

    async def wait(i):
        await event.wait()
        order.append(i)

    waits = [asyncio.create_task(wait(i)) for i in range(count)]
    await asyncio.sleep(0)
    event.set()
    await waits[-1]
    assert order == list(range(count))


measure(work, 10_000)
