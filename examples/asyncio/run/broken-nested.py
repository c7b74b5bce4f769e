import asyncio


async def fetch():
    return "tea"


def library_call():
    coroutine = fetch()
    try:
        return asyncio.run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        return error


async def main():
    print(library_call())


asyncio.run(main())
