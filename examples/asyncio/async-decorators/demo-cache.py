import asyncio
import functools


def cached(function):
    tasks = {}

    @functools.wraps(function)
    async def wrapper(key):
        if key not in tasks:
            tasks[key] = asyncio.create_task(function(key))
        return await tasks[key]

    return wrapper


@cached
async def load(part):
    print('loading', part)
    await asyncio.sleep(0.01)
    return part.upper()


async def main():
    print(await load('users'))
    print(*await asyncio.gather(load('users'), load('prices')))


asyncio.run(main())
