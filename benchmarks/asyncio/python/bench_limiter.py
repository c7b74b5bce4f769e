import asyncio

from measuring import measure

LIMIT = 8


async def work(count):
    semaphore = asyncio.Semaphore(LIMIT)
    running = peak = 0

    async def job(i):
        nonlocal running, peak
        running += 1
        peak = max(peak, running)
        await asyncio.sleep(0)
        running -= 1
        return i

    async def submit(i):
        async with semaphore:
            return await job(i)

    results = await asyncio.gather(*(submit(i) for i in range(count)))
    assert peak == LIMIT
    assert results == list(range(count))


measure(work, 20_000)
