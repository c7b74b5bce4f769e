import asyncio

order = []


async def empty():
    pass


async def walk(name):
    for step in range(2):
        order.append(f'{name}{step}')
        await empty()


async def main():
    await asyncio.gather(walk('a'), walk('b'))
    print(*order)


asyncio.run(main())
