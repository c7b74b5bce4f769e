import asyncio


class Connection:
    closed = False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.closed = True

    async def query(self):
        await asyncio.sleep(0.01)
        return 'too late' if self.closed else 'rows'


async def not_awaited():
    async with Connection() as connection:
        return connection.query()


async def awaited():
    async with Connection() as connection:
        return await connection.query()


async def main():
    print('not awaited:', await (await not_awaited()))
    print('awaited:', await awaited())


asyncio.run(main())
