import asyncio


async def save(order):
    try:
        await asyncio.sleep(0.2)
        print('saved', order)
    except asyncio.CancelledError:
        print('lost', order)
        raise


async def handle(order):
    await asyncio.shield(save(order))


async def main():
    request = asyncio.create_task(handle('second'))
    await asyncio.sleep(0.02)
    request.cancel()
    await asyncio.wait([request])
    print('request', 'cancelled' if request.cancelled() else 'done')


asyncio.run(main())
print('program ends')
