import asyncio


async def cook(dish):
    return dish


async def main():
    coroutine = cook('rice')
    print('first:', await coroutine)
    try:
        print('second:', await coroutine)
    except RuntimeError as error:
        print('second:', error)

    try:
        print('a function:', await cook)
    except TypeError as error:
        print('a function:', error)


asyncio.run(main())
