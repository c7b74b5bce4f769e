import asyncio


async def brew():
    await asyncio.sleep(0.2)
    return 'tea'


async def main():
    tea = asyncio.create_task(brew())
    for look in 1, 2:
        try:
            print(look, await asyncio.wait_for(tea, 0.15))
        except TimeoutError:
            print(look, 'not ready yet')
        except asyncio.CancelledError:
            print(look, 'there will be no tea')


asyncio.run(main())
