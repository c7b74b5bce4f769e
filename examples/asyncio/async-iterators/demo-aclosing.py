import asyncio
from contextlib import aclosing


async def rows(table):
    try:
        for row in table:
            await asyncio.sleep(0.01)
            yield row
    finally:
        print('cursor closed')


async def total(table):
    async with aclosing(rows(table)) as source:
        header = await anext(source)
        if header != 'price':
            raise ValueError(f'no prices but {header}')
        result = 0
        async for row in source:
            result += int(row)
        return result


async def main():
    print('total', await total(['price', '3', '4']))
    try:
        await total(['colour', 'red'])
    except ValueError as error:
        print('failed:', error)


asyncio.run(main())
