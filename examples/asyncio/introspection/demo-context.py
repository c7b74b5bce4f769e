import asyncio


def log(message):
    print(asyncio.current_task().get_name() + ':', message)


async def query(seconds):
    log('sent')
    await asyncio.sleep(seconds)
    log('answered')


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(query(0.02), name='orders')
        group.create_task(query(0.01), name='users')


asyncio.run(main())
