import asyncio


async def worker(name, pause, barrier, log):
    for phase in (1, 2):
        await asyncio.sleep(pause)
        log.append(f"{name} at {phase}")
        place = await barrier.wait()
        if place == 0:
            log.append(f"phase {phase} complete")


async def main():
    barrier = asyncio.Barrier(3)
    log = []
    await asyncio.gather(
        worker("slow", 0.03, barrier, log),
        worker("fast", 0.01, barrier, log),
        worker("even", 0.02, barrier, log),
    )
    print(*log[:4], sep=", ")
    print(*log[4:], sep=", ")


asyncio.run(main())
