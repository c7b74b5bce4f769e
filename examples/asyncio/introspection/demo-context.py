import asyncio
from contextvars import ContextVar

request = ContextVar('request')


def log(message):
    print(request.get() + ':', message)


async def query(seconds):
    log('sent')
    await asyncio.sleep(seconds)
    log('answered')


async def handle(name, seconds):
    request.set(name)
    await query(seconds)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(handle('orders', 0.02))
        group.create_task(handle('users', 0.01))


asyncio.run(main())
