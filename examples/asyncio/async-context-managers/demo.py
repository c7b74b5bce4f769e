import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def connection(name):
    await asyncio.sleep(0.01)
    print('open', name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0.01)
        print('close', name)


async def copy():
    async with connection('source') as source:
        async with connection('target') as target:
            print('copying', source, 'to', target)
            raise OSError('disk full')


async def main():
    try:
        await copy()
    except OSError as error:
        print('failed:', error)

    async with AsyncExitStack() as stack:
        for name in ('one', 'two', 'three'):
            await stack.enter_async_context(connection(name))
        print('all open')


asyncio.run(main())
