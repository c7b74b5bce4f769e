import asyncio
from contextlib import AsyncExitStack


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0.01)
        print('open', self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.01)
        print('close', self.name)


async def copy():
    async with Connection('source'):
        async with Connection('target'):
            print('copying')
            raise OSError('disk full')


async def main():
    try:
        await copy()
    except OSError as error:
        print('failed:', error)

    async with AsyncExitStack() as stack:
        for name in ('one', 'two', 'three'):
            await stack.enter_async_context(Connection(name))
        print('all open')


asyncio.run(main())
