import asyncio


async def poll():
    for attempt in range(1, 4):
        try:
            await asyncio.sleep(0.05)
            print('attempt', attempt, 'went well')
        except BaseException:
            print('attempt', attempt, 'failed, trying again')
    return 'finished'


async def main():
    task = asyncio.create_task(poll())
    await asyncio.sleep(0.02)
    task.cancel()
    print('result:', await task)
    print('cancelled' if task.cancelled() else 'not cancelled')


asyncio.run(main())
