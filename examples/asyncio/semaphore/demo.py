import asyncio


class Server:
    def __init__(self, places):
        self.places = asyncio.Semaphore(places)
        self.inside = 0
        self.peak = 0
        self.served = []

    async def request(self, name):
        async with self.places:
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            await asyncio.sleep(0.02)
            self.inside -= 1
            self.served.append(name)


async def main():
    server = Server(3)
    jobs = [server.request(n) for n in range(1, 11)]
    await asyncio.gather(*jobs)
    print("served in order:", *server.served)
    print("inside at once, at most:", server.peak)


asyncio.run(main())
