import asyncio


async def pages():
    for page in range(1, 5):
        await asyncio.sleep(0.01)
        if page == 2:
            raise OSError('timed out')
        yield page


async def main():
    source = pages()
    for attempt in (1, 2):
        try:
            async for page in source:
                print('page', page)
            print('attempt', attempt, 'reached the end')
        except OSError as error:
            print('attempt', attempt, 'failed:', error)


asyncio.run(main())
