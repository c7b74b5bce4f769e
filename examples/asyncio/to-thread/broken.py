import asyncio
import time


def export(file):
    time.sleep(0.3)
    print('exported', file)


async def main():
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(export, 'orders')
    except TimeoutError:
        print('gave up')
    print('main ends')


asyncio.run(main())
print('program ends')
