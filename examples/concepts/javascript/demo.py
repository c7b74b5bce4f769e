import asyncio


async def work(name):
    print(name, "begins")
    await asyncio.sleep(0)
    print(name, "ends")
    return name.upper()


async def main():
    a = asyncio.create_task(work("a"))
    b = asyncio.create_task(work("b"))
    print("both created, none has begun")
    print(await a, await b)

    late = asyncio.create_task(work("late"))
    late.cancel()
    try:
        await late
    except asyncio.CancelledError:
        print("late was cancelled before it began")


asyncio.run(main())
