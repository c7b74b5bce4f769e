import asyncio


async def main():
    plain = asyncio.Semaphore(1)
    bounded = asyncio.BoundedSemaphore(1)

    for semaphore in (plain, bounded):
        name = type(semaphore).__name__
        async with semaphore:
            print(name, "taken:", "yes" if semaphore.locked() else "no")
        try:
            semaphore.release()
            print(name, "released once too often: accepted")
        except ValueError:
            print(name, "released once too often: refused")

    async with plain, plain:
        print("Semaphore now lets two in")


asyncio.run(main())
