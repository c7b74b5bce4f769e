import asyncio


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        print('open')
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0.01)
        print('closed')

    async def rows(self):
        for row in (3, 4, 5):
            await asyncio.sleep(0.01)
            yield row


async def total():
    result = 0
    async with Connection() as connection:
        async for row in connection.rows():
            print('row', row)
            result += row
    return result


async def main():
    print('total', await total())


asyncio.run(main())
