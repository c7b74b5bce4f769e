import asyncio
import threading


async def look_up(word):
    await asyncio.sleep(0.02)
    if word == '':
        raise ValueError('look up a word')
    return f'{word} is in {threading.current_thread().name}'


def worker(loop):
    for word in ('lock', ''):
        print(threading.current_thread().name, 'asks')
        asked = asyncio.run_coroutine_threadsafe(look_up(word), loop)
        try:
            print('answer:', asked.result(timeout=5))
        except ValueError as error:
            print('failed:', error)


async def main():
    threading.current_thread().name = 'the loop thread'
    loop = asyncio.get_running_loop()
    thread = threading.Thread(
        target=worker, args=(loop,), name='the worker'
    )
    thread.start()
    await asyncio.to_thread(thread.join)
    print('the worker has ended')


asyncio.run(main())
