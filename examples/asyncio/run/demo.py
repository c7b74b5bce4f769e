import asyncio


async def background():
    try:
        await asyncio.sleep(3600)
    finally:
        print("background: cancelled, cleans up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    print("main: done, background:", "done" if task.done() else "busy")
    return 42


print("result:", asyncio.run(main()))
