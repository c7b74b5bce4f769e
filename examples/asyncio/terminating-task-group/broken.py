import asyncio


async def mirror(city, seconds):
    await asyncio.sleep(seconds)
    print('download from', city)
    return city


async def main():
    done, pending = await asyncio.wait(
        [
            asyncio.create_task(mirror('Beijing', 0.05)),
            asyncio.create_task(mirror('Berlin', 0.02)),
            asyncio.create_task(mirror('Boston', 0.08)),
        ],
        return_when=asyncio.FIRST_COMPLETED,
    )
    for task in done:
        print('fastest:', task.result())
    await asyncio.sleep(0.2)


asyncio.run(main())
