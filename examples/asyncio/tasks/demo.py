import asyncio


async def brew(drink, seconds):
    print('start', drink)
    await asyncio.sleep(seconds)
    print('ready', drink)
    return drink.upper()


async def main():
    print('-- one after the other')
    tea = await brew('tea', 0.1)
    coffee = await brew('coffee', 0.05)
    print(tea, coffee)

    print('-- as tasks')
    first = asyncio.create_task(brew('tea', 0.1))
    second = asyncio.create_task(brew('coffee', 0.05))
    tea = await first
    coffee = await second
    print(tea, coffee)


asyncio.run(main())
