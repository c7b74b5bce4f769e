import asyncio


async def visit(site, seconds):
    try:
        await asyncio.sleep(seconds)
        return f'{site} is here'
    except asyncio.CancelledError:
        await asyncio.sleep(0.02)
        print('closed', site)
        raise


async def main():
    print(await asyncio.wait_for(visit('news', 0.02), 0.5))

    try:
        await asyncio.wait_for(visit('film', 60), 0.05)
    except TimeoutError:
        print('film took too long')

    song = asyncio.create_task(visit('song', 0.3))
    try:
        await asyncio.wait_for(asyncio.shield(song), 0.05)
    except TimeoutError:
        print('song is late and goes on')
    print(await song)


asyncio.run(main())
