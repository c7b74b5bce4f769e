import asyncio

from measuring import measure

PERMITS = 10


async def work(count):
    semaphore = asyncio.Semaphore(PERMITS)
    inside = peak = turns = 0

    async def job():
        nonlocal inside, peak, turns
        await semaphore.acquire()
        inside += 1
        peak = max(peak, inside)
        await asyncio.sleep(0)
        inside -= 1
        turns += 1
        semaphore.release()

    await asyncio.gather(*(job() for _ in range(count)))
    assert (peak, turns) == (PERMITS, count)


measure(work, 10_000)
