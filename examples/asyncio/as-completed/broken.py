import asyncio


async def order(shop, seconds):
    await asyncio.sleep(seconds)
    print('paid at', shop)
    return shop


async def main():
    orders = [order('far away', 0.1), order('next door', 0.02)]
    for first in asyncio.as_completed(orders):
        print('bought', await first)
        break
    await asyncio.sleep(0.3)


asyncio.run(main())
