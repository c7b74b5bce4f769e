import asyncio


async def client(name, ready, log):
    log.append(f"{name} waits")
    await ready.wait()
    log.append(f"{name} goes on")


async def main():
    ready = asyncio.Event()
    log = []
    clients = [
        asyncio.create_task(client(name, ready, log))
        for name in ("a", "b", "c")
    ]
    await asyncio.sleep(0.01)
    log.append("set")
    ready.set()
    await asyncio.gather(*clients)
    print(*log, sep=", ")

    log.clear()
    await client("late", ready, log)
    print(*log, sep=", ")

    ready.clear()
    again = asyncio.create_task(client("again", ready, log))
    await asyncio.sleep(0.01)
    print("waits after clear:", "no" if again.done() else "yes")
    again.cancel()


asyncio.run(main())
