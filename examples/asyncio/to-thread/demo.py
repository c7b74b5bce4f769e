import asyncio
import threading
import time


def work_out(number):
    time.sleep(0.3)
    if number < 0:
        raise ValueError(f'{number} has no root')
    here = threading.current_thread()
    where = 'main' if here is threading.main_thread() else 'another'
    return round(number ** 0.5), where


ticks = 0


async def tick():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0.01)


async def main():
    ticker = asyncio.create_task(tick())
    root, where = await asyncio.to_thread(work_out, 144)
    print('root:', root)
    print('worked out in', where, 'thread')
    print('the loop', 'went on' if ticks > 3 else 'stood still')
    ticker.cancel()

    try:
        await asyncio.to_thread(work_out, -1)
    except ValueError as error:
        print('failed:', error)


asyncio.run(main())
