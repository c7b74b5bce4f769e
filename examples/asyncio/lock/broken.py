import asyncio


class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self, amount):
        before = self.balance
        await asyncio.sleep(0.01)
        self.balance = before + amount


async def main():
    account = Account()
    await asyncio.gather(*(account.deposit(n) for n in (1, 2, 3)))
    print("deposited: 6, balance:", account.balance)


asyncio.run(main())
