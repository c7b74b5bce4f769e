import asyncio


def spill():
    raise ValueError("no kettle")


def on_error(loop, context):
    print("handler is told:", context["exception"])


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(on_error)
    try:
        loop.call_soon(spill)
        await asyncio.sleep(0)
    except ValueError:
        print("caught")
    print("the loop goes on")


asyncio.run(main())
