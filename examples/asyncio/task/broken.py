import asyncio

failures = []


async def save(order):
    await asyncio.sleep(0.02)
    raise OSError(f'disk full at order {order}')


async def main():
    task = None
    try:
        task = asyncio.create_task(save(1))
        print('order saved')
    except OSError as error:
        failures.append(error)
    await asyncio.sleep(0.05)
    print('failures seen:', len(failures))
    print('the task knows:', task.exception())


asyncio.run(main())
