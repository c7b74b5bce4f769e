import asyncio


async def load(part, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print('cancelled', part)
        raise
    if part == 'orders':
        raise ValueError('orders are broken')
    print('loaded', part)
    return part


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(load('users', 0.02))
        two = group.create_task(load('prices', 0.01))
    print('both:', one.result(), two.result())

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(load('users', 0.02))
            group.create_task(load('orders', 0.05))
            group.create_task(load('stock', 0.5))
    except* ValueError as failed:
        for error in failed.exceptions:
            print('failed:', error)
    print('nothing is left running')


asyncio.run(main())
