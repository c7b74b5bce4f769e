import asyncio


async def pages():
    try:
        for page in range(1, 100):
            await asyncio.sleep(0.01)
            yield page
    finally:
        print('pages closed')


async def main():
    source = pages()
    async for page in source:
        print('page', page)
        if page == 2:
            break
    print('after the loop')
    await asyncio.sleep(0.05)
    print('main is done')


asyncio.run(main())
