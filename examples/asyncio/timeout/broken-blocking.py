import asyncio
import time


async def main():
    async with asyncio.timeout(0.05) as limit:
        time.sleep(0.2)
        print('computed for four times the limit')
    print('expired:', 'yes' if limit.expired() else 'no')


asyncio.run(main())
