import asyncio


class Gauge:
    def __init__(self):
        self.inside = 0
        self.peak = 0

    def enter(self):
        self.inside += 1
        self.peak = max(self.peak, self.inside)

    def leave(self):
        self.inside -= 1


async def wait_for_network(gauge):
    gauge.enter()
    await asyncio.sleep(0.05)
    gauge.leave()


async def compute(gauge):
    gauge.enter()
    sum(n * n for n in range(50_000))
    gauge.leave()


async def peak_of(job):
    gauge = Gauge()
    await asyncio.gather(*(job(gauge) for _ in range(100)))
    return gauge.peak


async def main():
    print("100 waits, at once:", await peak_of(wait_for_network))
    print("100 computations, at once:", await peak_of(compute))


asyncio.run(main())
