import asyncio
import time


async def nap(name, seconds):
    result = await asyncio.sleep(seconds, f'{name} is up')
    print(result)


async def steps(name):
    for step in range(3):
        print(name, step)
        await asyncio.sleep(0)


async def main():
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        group.create_task(nap('late', 0.15))
        group.create_task(nap('middle', 0.1))
        group.create_task(nap('early', 0.05))
    took = time.monotonic() - began
    print('as long as the longest:', 'yes' if took < 0.28 else 'no')

    async with asyncio.TaskGroup() as group:
        group.create_task(steps('ping'))
        group.create_task(steps('pong'))


asyncio.run(main())
