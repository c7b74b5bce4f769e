import asyncio


async def compute(value):
    await asyncio.sleep(0.05)
    if value < 0:
        raise ValueError(f'{value} is negative')
    return value * 2


def describe(task):
    if not task.done():
        return 'pending'
    if task.cancelled():
        return 'cancelled'
    if error := task.exception():
        return f'failed: {error}'
    return f'returned {task.result()}'


async def main():
    good = asyncio.create_task(compute(21), name='good')
    bad = asyncio.create_task(compute(-1), name='bad')
    stopped = asyncio.create_task(compute(7), name='stopped')
    tasks = [good, bad, stopped]
    await asyncio.sleep(0)
    try:
        good.result()
    except asyncio.InvalidStateError:
        print('too early for a result')
    stopped.cancel()
    for task in tasks:
        print(task.get_name(), describe(task))

    await asyncio.wait(tasks)
    for task in tasks:
        print(task.get_name(), describe(task))


asyncio.run(main())
