import asyncio


async def consumer(name, condition, stock, log):
    async with condition:
        await condition.wait_for(lambda: stock)
        log.append(f"{name} takes {stock.pop(0)}")


async def producer(item, condition, stock, log):
    async with condition:
        stock.append(item)
        log.append(f"{item} comes")
        condition.notify_all()


async def main():
    condition = asyncio.Condition()
    stock, log = [], []
    consumers = [
        asyncio.create_task(consumer(name, condition, stock, log))
        for name in ("a", "b")
    ]
    await asyncio.sleep(0.01)
    await producer("tea", condition, stock, log)
    await asyncio.sleep(0.01)
    print(*log, sep=", ")
    print("b still waits:", "no" if consumers[1].done() else "yes")

    await producer("rice", condition, stock, log)
    await asyncio.gather(*consumers)
    print(*log, sep=", ")


asyncio.run(main())
