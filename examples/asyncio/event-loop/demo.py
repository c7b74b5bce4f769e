import asyncio


async def main():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()

    loop.call_later(0.02, print, "after 20 ms")
    loop.call_later(0.01, print, "after 10 ms")
    loop.call_later(0.03, finished.set_result, "future has its result")
    loop.call_soon(print, "soon, first")
    loop.call_soon(print, "soon, second")

    print("main goes on to its next await")
    print(await finished)


asyncio.run(main())
