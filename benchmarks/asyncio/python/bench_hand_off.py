import asyncio

from measuring import measure

WAITERS = 1_000


async def hand_off():
    lock = asyncio.Lock()
    order = []

    async def wait(i):
        await lock.acquire()
        order.append(i)
        lock.release()

    await lock.acquire()
    waits = [asyncio.create_task(wait(i)) for i in range(WAITERS)]
    await asyncio.sleep(0)
    lock.release()
    await waits[-1]
    assert order == list(range(WAITERS))


async def work(count):
    for _ in range(count // WAITERS):
        await hand_off()


measure(work, 5_000)
