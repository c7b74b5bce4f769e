import asyncio


async def main():
    try:
        for step in range(1, 5):
            print("step", step)
            await asyncio.sleep(0.4)
        print("main: nobody pressed anything")
    finally:
        print("main: cleans up")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("caller: interrupted")
