import asyncio


async def consumer(name, condition, stock, log):
    async with condition:
        if not stock:
            await condition.wait()
        item = stock.pop(0) if stock else "nothing"
        log.append(f"{name} takes {item}")


async def main():
    condition = asyncio.Condition()
    stock, log = [], []
    consumers = [
        asyncio.create_task(consumer(name, condition, stock, log))
        for name in ("a", "b")
    ]
    await asyncio.sleep(0.01)
    async with condition:
        stock.append("tea")
        condition.notify_all()
    await asyncio.gather(*consumers)
    print(*log, sep=", ")


asyncio.run(main())
