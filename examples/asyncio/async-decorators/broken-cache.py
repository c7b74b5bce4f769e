import asyncio
import functools


@functools.cache
async def load(part):
    print('loading', part)
    await asyncio.sleep(0.01)
    return part.upper()


async def main():
    print(await load('users'))
    try:
        print(await load('users'))
    except RuntimeError as error:
        print(error)


asyncio.run(main())
