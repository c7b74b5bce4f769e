import asyncio


async def cook(dish):
    await asyncio.sleep(0.01)
    return dish


class Parcel:
    def __init__(self, item):
        self.item = item

    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.item


async def main():
    print('coroutine:', await cook('rice'))

    task = asyncio.create_task(cook('soup'))
    print('task:', await task)
    print('again:', await task)

    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, 'tea')
    print('future:', await future)

    print('object:', await Parcel('cake'))


asyncio.run(main())
