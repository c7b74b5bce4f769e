import asyncio
import threading
import time


async def notice(loop, tell):
    done = asyncio.Event()

    def work():
        time.sleep(0.1)
        tell(done.set)

    start = loop.time()
    threading.Thread(target=work).start()
    heartbeat = asyncio.create_task(asyncio.sleep(0.6))
    await done.wait()
    waited = loop.time() - start
    await heartbeat
    return 'at once' if waited < 0.35 else 'at the next heartbeat'


async def main():
    loop = asyncio.get_running_loop()
    print('not woken:', await notice(loop, loop.call_soon))
    safe = loop.call_soon_threadsafe
    print('woken:', await notice(loop, safe))


asyncio.run(main())
