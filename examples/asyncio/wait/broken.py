import asyncio


async def upload(file, seconds):
    await asyncio.sleep(seconds)
    if file == 'video':
        raise OSError(f'{file} was refused')
    print('uploaded', file)


async def main():
    plan = {'photo': 0.02, 'video': 0.04, 'notes': 0.2}
    tasks = [
        asyncio.create_task(upload(file, seconds))
        for file, seconds in plan.items()
    ]
    done, pending = await asyncio.wait(tasks, timeout=0.1)
    print('all uploads are fine')
    await asyncio.sleep(0.3)
    errors = sum(task.exception() is not None for task in done)
    print('errors nobody looked at:', errors)


asyncio.run(main())
