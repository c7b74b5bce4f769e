import asyncio


class CountingPolicy(asyncio.DefaultEventLoopPolicy):
    made = 0

    def new_event_loop(self):
        CountingPolicy.made += 1
        return super().new_event_loop()


class CountingFactory:
    made = 0

    def __call__(self):
        self.made += 1
        return asyncio.new_event_loop()


async def hello():
    await asyncio.sleep(0)


asyncio.set_event_loop_policy(CountingPolicy())
asyncio.run(hello())
asyncio.run(hello())
print("made by the policy:", CountingPolicy.made)
asyncio.set_event_loop_policy(None)

factory = CountingFactory()
asyncio.run(hello(), loop_factory=factory)
print("made by the factory:", factory.made)
