import asyncio


async def numbers():
    for number in range(3):
        await asyncio.sleep(0.01)
        yield number


async def main():
    try:
        for number in numbers():
            print(number)
    except TypeError as error:
        print(error)

    try:
        await numbers()
    except TypeError as error:
        print(error)

    print([number async for number in numbers()])


asyncio.run(main())
