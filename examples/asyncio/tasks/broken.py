import asyncio

running = 0
peak = 0


async def download(page):
    global running, peak
    running += 1
    peak = max(peak, running)
    await asyncio.sleep(0.02)
    running -= 1
    return page


async def main():
    pages = []
    for page in range(3):
        task = asyncio.create_task(download(page))
        pages.append(await task)
    print('pages', len(pages))
    print('at most', peak, 'at a time')


asyncio.run(main())
