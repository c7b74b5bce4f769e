import asyncio
import time

inside = peak = 0


def enter():
    global inside, peak
    inside += 1
    peak = max(peak, inside)


def leave():
    global inside
    inside -= 1


async def blocking():
    enter()
    time.sleep(0.05)
    leave()


async def waiting():
    enter()
    await asyncio.sleep(0.05)
    leave()


async def main():
    global peak
    for job in (blocking, waiting):
        peak = 0
        await asyncio.gather(job(), job(), job())
        print(f'{job.__name__}: at once, at most {peak}')


asyncio.run(main())
