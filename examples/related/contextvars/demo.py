import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


async def greet(name, seconds):
    user.set(name)
    await asyncio.sleep(seconds)
    return f"{name} is served as {user.get()}"


async def main():
    calls = greet("ann", 0.02), greet("bob", 0.01)
    for answer in await asyncio.gather(*calls):
        print(answer)
    print("outside:", user.get())
    snapshot = copy_context()
    token = user.set("carol")
    print("inside:", user.get())
    print("in the snapshot:", snapshot.run(user.get))
    user.reset(token)
    print("after reset:", user.get())


asyncio.run(main())
