import asyncio


async def visit(site, seconds):
    await asyncio.sleep(seconds)
    return site


async def main():
    visits = [
        visit('mail', 0.1), visit('news', 0.02), visit('shop', 0.06)
    ]
    for place, visited in enumerate(asyncio.as_completed(visits), 1):
        print(place, await visited)


asyncio.run(main())
