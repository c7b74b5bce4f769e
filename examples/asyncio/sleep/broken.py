import asyncio
import time

ticks = 0


async def tick():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0.01)


async def main():
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(0)

    before = ticks
    time.sleep(0.2)
    print('ticks while blocked:', ticks - before)

    before = ticks
    await asyncio.sleep(0.2)
    print('ticks while waiting:', 'some' if ticks > before else 'none')
    ticker.cancel()


asyncio.run(main())
