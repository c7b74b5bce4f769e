import asyncio

from measuring import measure

CHILDREN = 1_000


async def child(i):
    await asyncio.sleep(0)
    return i


async def work(count):
    for _ in range(count // CHILDREN):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(child(i)) for i in range(CHILDREN)]
        total = sum(task.result() for task in tasks)
        assert total == CHILDREN * (CHILDREN - 1) // 2


measure(work, 10_000)
