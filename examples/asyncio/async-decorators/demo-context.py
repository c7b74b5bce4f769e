import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def traced(label):
    print('enter', label)
    try:
        yield
    finally:
        print('leave', label)


@traced('save')
async def save(order):
    await asyncio.sleep(0.01)
    if order == 'order 2':
        raise OSError('disk full')
    print('saved', order)


async def main():
    await save('order 1')
    try:
        await save('order 2')
    except OSError as error:
        print('failed:', error)
    print('name:', save.__name__)


asyncio.run(main())
