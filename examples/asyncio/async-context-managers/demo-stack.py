import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def connection(name):
    if name == 'bad':
        raise OSError('refused')
    print('open', name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.01)
        print('close', name)


async def open_all(names):
    async with AsyncExitStack() as stack:
        for name in names:
            await stack.enter_async_context(connection(name))
        return stack.pop_all()


async def main():
    try:
        await open_all(['one', 'bad'])
    except OSError as error:
        print('none open:', error)

    async with await open_all(['two', 'three']) as opened:
        opened.push_async_callback(asyncio.sleep, 0.01)
        opened.callback(print, 'last in, first out')
        print('both open')


asyncio.run(main())
