import asyncio
from queue import Queue
from threading import Thread

from measuring import measure


def put(queue, count):
    for i in range(count):
        queue.put((i, "some text to go with it"))


async def work(count):
    queue = Queue()
    producer = Thread(target=put, args=(queue, count))
    producer.start()
    total = 0
    for _ in range(count):
        total += queue.get()[0]
    producer.join()
    assert total == count * (count - 1) // 2
    await asyncio.sleep(0)


measure(work, 50_000)
