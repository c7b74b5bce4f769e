import threading

from measuring import measure


async def work(count):
    lock = threading.Lock()
    done = 0
    for _ in range(count):
        lock.acquire()
        done += 1
        lock.release()
    assert done == count


measure(work, 200_000)
