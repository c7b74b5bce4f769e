import asyncio

from measuring import measure


def increment(value):
    return value + 1


async def work(count):
    value = 0
    for _ in range(count):
        value = await asyncio.to_thread(increment, value)
    assert value == count


measure(work, 5_000)
