import asyncio


async def load(site):
    await asyncio.sleep(0.05)
    if site == 'shop':
        raise OSError('shop is closed')
    return f'loaded {site}'


def load_sync(site):
    return asyncio.run(load(site))


print(load_sync('news'))
try:
    print(load_sync('shop'))
except OSError as error:
    print('failed:', error)
