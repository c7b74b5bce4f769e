import asyncio


class Account:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.balance = 0
        self.inside = 0
        self.peak = 0

    async def deposit(self, amount):
        async with self.lock:
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            before = self.balance
            await asyncio.sleep(0.01)
            self.balance = before + amount
            self.inside -= 1


async def main():
    account = Account()
    await asyncio.gather(*(account.deposit(n) for n in (1, 2, 3)))
    print("balance:", account.balance)
    print("inside at once, at most:", account.peak)

    await account.lock.acquire()
    first = asyncio.create_task(account.deposit(100))
    second = asyncio.create_task(account.deposit(10))
    await asyncio.sleep(0)
    first.cancel()
    account.lock.release()
    await second
    print("a cancelled waiter passes it on:", account.balance)


asyncio.run(main())
