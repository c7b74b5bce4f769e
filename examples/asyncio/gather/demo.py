import asyncio


async def root(number, seconds):
    await asyncio.sleep(seconds)
    print('finished', number)
    if number < 0:
        raise ValueError(f'{number} has no root')
    return round(number ** 0.5)


async def main():
    roots = await asyncio.gather(
        root(9, 0.06), root(16, 0.04), root(25, 0.02)
    )
    print('roots:', *roots)

    ends = await asyncio.gather(
        root(36, 0.04), root(-1, 0.02), return_exceptions=True
    )
    for end in ends:
        if isinstance(end, Exception):
            print('failed:', end)
        else:
            print('root:', end)


asyncio.run(main())
