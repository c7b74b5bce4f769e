import asyncio


async def visit(site, seconds):
    await asyncio.sleep(seconds)
    if site == 'shop':
        raise OSError('shop is closed')
    return site


async def main():
    plan = {'mail': 0.12, 'news': 0.02, 'shop': 0.07}
    visits = [
        asyncio.create_task(visit(site, seconds), name=site)
        for site, seconds in plan.items()
    ]
    async for done in asyncio.as_completed(visits):
        failed = done.exception() is not None
        print(done.get_name(), 'failed' if failed else 'came')

    visits = [visit('film', 0.6), visit('song', 0.02)]
    for result in asyncio.as_completed(visits, timeout=0.2):
        try:
            print(await result, 'came')
        except TimeoutError:
            print('the other one is late')


asyncio.run(main())
