import asyncio


async def load(site):
    return f'loaded {site}'


def load_sync(site):
    job = load(site)
    try:
        return asyncio.run(job)
    except RuntimeError as error:
        job.close()
        return f'failed: {error}'


async def main():
    print('in the loop,', load_sync('news'))
    text = await asyncio.to_thread(load_sync, 'news')
    print('in a thread,', text)


asyncio.run(main())
