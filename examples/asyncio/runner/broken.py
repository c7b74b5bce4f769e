import asyncio
import time

beats = []


async def beat():
    while True:
        beats.append('beat')
        await asyncio.sleep(0.01)


async def start():
    return asyncio.create_task(beat())


with asyncio.Runner() as runner:
    task = runner.run(start())
    before = len(beats)
    time.sleep(0.2)
    heard = 'beats' if len(beats) > before else 'silence'
    print('between two runs:', heard)
