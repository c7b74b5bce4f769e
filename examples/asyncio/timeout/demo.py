import asyncio
from contextlib import suppress


async def load(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return f'{name} arrived'
    except asyncio.CancelledError:
        print(name, 'was cancelled')
        raise


async def main():
    async with asyncio.timeout(0.5):
        print(await load('news', 0.02))

    try:
        async with asyncio.timeout(0.05):
            print(await load('film', 60))
    except TimeoutError:
        print('film took too long')

    with suppress(TimeoutError):
        async with asyncio.timeout(0.05) as limit:
            print(await load('song', 60))
    print('song', 'expired' if limit.expired() else 'in time')


asyncio.run(main())
