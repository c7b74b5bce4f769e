import asyncio

cache = {}


async def price(item):
    if item in cache:
        print('  from the cache')
        return cache[item]
    print('  asking the shop')
    await asyncio.sleep(0.02)
    cache[item] = len(item)
    return cache[item]


async def buy(item):
    print('  creating the task')
    task = asyncio.create_task(price(item))
    print('  task created')
    print('  costs', await task)


async def main():
    loop = asyncio.get_running_loop()
    print('default')
    await buy('tea')
    await buy('tea')

    loop.set_task_factory(asyncio.eager_task_factory)
    print('eager')
    await buy('rice')
    await buy('rice')


asyncio.run(main())
