import asyncio


class Evening:
    def __init__(self):
        self.steps = []
        self.doing = 0
        self.peak = 0

    async def step(self, name):
        self.doing += 1
        self.peak = max(self.peak, self.doing)
        self.steps.append(name)
        self.doing -= 1
        await asyncio.sleep(0)

    async def dinner(self):
        for bite in ("eat", "eat", "eat"):
            await self.step(bite)

    async def phone(self):
        for word in ("talk", "talk"):
            await self.step(word)


async def main():
    serial = Evening()
    await serial.dinner()
    await serial.phone()
    print("one after the other:", *serial.steps)

    concurrent = Evening()
    await asyncio.gather(concurrent.dinner(), concurrent.phone())
    print("concurrent:", *concurrent.steps)
    print("steps at the same instant:", concurrent.peak)


asyncio.run(main())
