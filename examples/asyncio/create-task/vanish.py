import asyncio
import gc


async def report():
    never_set = asyncio.get_running_loop().create_future()
    try:
        await never_set
    finally:
        print('report abandoned half way')


async def main():
    asyncio.create_task(report())
    await asyncio.sleep(0)
    print('tasks:', len(asyncio.all_tasks()))
    gc.collect()
    print('tasks:', len(asyncio.all_tasks()))


asyncio.run(main())
