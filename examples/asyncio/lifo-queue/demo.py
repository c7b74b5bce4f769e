import asyncio

LINKS = {"/": ["/a", "/b"], "/a": ["/a/1", "/a/2"], "/b": []}


async def crawl(queue):
    await queue.put("/")
    visited = []
    while not queue.empty():
        page = await queue.get()
        visited.append(page)
        for link in LINKS.get(page, []):
            await queue.put(link)
    return visited


async def main():
    print("Queue:    ", *await crawl(asyncio.Queue()))
    print("LifoQueue:", *await crawl(asyncio.LifoQueue()))


asyncio.run(main())
