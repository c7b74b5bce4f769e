import asyncio
import time


async def heartbeat(beats):
    while True:
        beats.append("beat")
        await asyncio.sleep(0.01)


async def main():
    beats = []
    task = asyncio.create_task(heartbeat(beats))
    await asyncio.sleep(0)

    before = len(beats)
    time.sleep(0.1)
    print("beats while blocked:", len(beats) - before)
    task.cancel()


asyncio.run(main())
