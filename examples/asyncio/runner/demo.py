import asyncio


async def ticker(ticks):
    try:
        while True:
            ticks.append("tick")
            await asyncio.sleep(0.01)
    finally:
        print("ticker: cancelled")


async def start(ticks):
    return asyncio.create_task(ticker(ticks))


async def look(ticks):
    await asyncio.sleep(0.05)
    print("ticked meanwhile:", "yes" if len(ticks) > 1 else "no")


ticks = []
with asyncio.Runner() as runner:
    task = runner.run(start(ticks))
    print("ticks after the first run:", len(ticks))
    runner.run(look(ticks))
print("runner closed, ticker:", "done" if task.done() else "busy")
