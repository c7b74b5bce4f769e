import asyncio


async def charge(card, seconds):
    await asyncio.sleep(seconds)
    if card == 'expired':
        raise ValueError('card is expired')
    print('charged', card)


async def main():
    try:
        await asyncio.gather(
            charge('visa', 0.05),
            charge('expired', 0.02),
        )
    except ValueError as error:
        print('order dropped:', error)
    await asyncio.sleep(0.1)


asyncio.run(main())
