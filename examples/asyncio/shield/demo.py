import asyncio

saving = set()


async def save(order):
    await asyncio.sleep(0.05)
    print('saved', order)


async def handle(order):
    work = asyncio.create_task(save(order))
    saving.add(work)
    work.add_done_callback(saving.discard)
    try:
        await asyncio.shield(work)
        print('answered', order)
    except asyncio.CancelledError:
        print('nobody waits for', order)
        raise


async def main():
    await handle('first')

    request = asyncio.create_task(handle('second'))
    await asyncio.sleep(0.02)
    request.cancel()
    await asyncio.wait([request])
    print('request', 'cancelled' if request.cancelled() else 'done')
    print('still saving:', len(saving))
    await asyncio.gather(*saving)
    print('still saving:', len(saving))


asyncio.run(main())
