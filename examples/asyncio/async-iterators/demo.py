import asyncio
from contextlib import aclosing


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.01)
        self.left -= 1
        return self.left + 1


async def pages():
    try:
        for page in range(1, 100):
            await asyncio.sleep(0.01)
            yield page
    finally:
        print('pages closed')


async def main():
    async for number in Countdown(3):
        print('count', number)
    async with aclosing(pages()) as source:
        async for page in source:
            print('page', page)
            if page == 2:
                break
    print('after the loop')


asyncio.run(main())
