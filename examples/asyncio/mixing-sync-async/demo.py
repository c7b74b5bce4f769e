import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def read(file):
    time.sleep(0.05)
    return f'read {file}'


async def load(site):
    await asyncio.sleep(0.05)
    return f'loaded {site}'


async def gather_all():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return await asyncio.gather(
            asyncio.to_thread(read, 'notes'),
            loop.run_in_executor(pool, read, 'orders'),
            load('news'),
        )


def report():
    return '\n'.join(asyncio.run(gather_all()))


print(report())
print('report done')
