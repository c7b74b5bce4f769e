import asyncio


async def look_up(word):
    return f'{word} found'


async def main():
    loop = asyncio.get_running_loop()
    asked = asyncio.run_coroutine_threadsafe(look_up('lock'), loop)
    try:
        print(asked.result(timeout=0.2))
    except TimeoutError:
        print('no answer while this thread waits for itself')
    print(await asyncio.wrap_future(asked))


asyncio.run(main())
