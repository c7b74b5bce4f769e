import asyncio


async def main():
    loop = asyncio.get_event_loop()
    print('in main:', 'running' if loop.is_running() else 'idle')


asyncio.run(main())
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print('afterwards:', error)
