import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def log_in(name):
    await asyncio.sleep(0.01)
    user.set(name)


async def main():
    await asyncio.create_task(log_in("ann"))
    print("after the task:", user.get())
    await log_in("bob")
    print("after the coroutine:", user.get())


asyncio.run(main())
