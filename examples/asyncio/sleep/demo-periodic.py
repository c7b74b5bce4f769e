import asyncio
import time


async def work():
    await asyncio.sleep(0.06)


async def fixed_rate(interval, times):
    due = time.monotonic()
    for _ in range(times):
        await work()
        due += interval
        await asyncio.sleep(due - time.monotonic())


async def fixed_delay(interval, times):
    for _ in range(times):
        await work()
        await asyncio.sleep(interval)


async def measure(run):
    began = time.monotonic()
    await run(0.1, 3)
    took = time.monotonic() - began
    keeps = 'keeps to' if took < 0.42 else 'drifts from'
    print(run.__name__.replace('_', ' '), keeps, 'the schedule')


async def main():
    await measure(fixed_rate)
    await measure(fixed_delay)


asyncio.run(main())
