import asyncio


class Kitchen:
    def __init__(self):
        self.orders = asyncio.Queue(maxsize=2)
        self.longest = 0
        self.served = []

    async def waiter(self):
        for n in range(1, 7):
            await self.orders.put(n)
            self.longest = max(self.longest, self.orders.qsize())
        self.orders.shutdown()

    async def cook(self, name):
        try:
            while True:
                order = await self.orders.get()
                await asyncio.sleep(0.02)
                self.served.append(f"{order} by {name}")
                self.orders.task_done()
        except asyncio.QueueShutDown:
            print(name, "goes home")


async def main():
    kitchen = Kitchen()
    await asyncio.gather(
        kitchen.waiter(), kitchen.cook("a"), kitchen.cook("b")
    )
    await kitchen.orders.join()
    print("served:", *sorted(kitchen.served), sep="  ")
    print("orders in the queue, at most:", kitchen.longest)


asyncio.run(main())
