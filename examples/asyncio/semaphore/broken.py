import asyncio

inside = 0
peak = 0


async def request(places, fails):
    global inside, peak
    await places.acquire()
    try:
        inside += 1
        peak = max(peak, inside)
        await asyncio.sleep(0.02)
        inside -= 1
        if fails:
            places.release()
    finally:
        places.release()


async def main():
    places = asyncio.Semaphore(3)
    fails = [True] * 3 + [False] * 5
    await asyncio.gather(*(request(places, f) for f in fails))
    print("places: 3, inside at once, at most:", peak)


asyncio.run(main())
