import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(name):
    print('begin', name)
    await asyncio.sleep(0.01)
    try:
        yield name
    except ValueError as error:
        print('rollback:', error)
    else:
        print('commit')


async def main():
    async with transaction('first'):
        print('work')

    async with transaction('second'):
        raise ValueError('no such account')
    print('goes on')


asyncio.run(main())
