import asyncio
from itertools import count


async def main():
    queue = asyncio.PriorityQueue()
    number = count(1)
    jobs = [(5, "sweep"), (1, "fire alarm"), (3, "mail"), (1, "leak")]
    for urgency, job in jobs:
        queue.put_nowait((urgency, next(number), job))

    while not queue.empty():
        urgency, _, job = await queue.get()
        print(urgency, job)


asyncio.run(main())
