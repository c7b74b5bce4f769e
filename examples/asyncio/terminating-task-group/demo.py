import asyncio

gave_up = []


class Found(Exception):
    pass


async def stop_group():
    raise Found


async def search(group, room, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        gave_up.append(room)
        raise
    print('found in', room)
    group.create_task(stop_group())


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for room, seconds in (
                ('attic', 5), ('kitchen', 0.02), ('cellar', 5),
            ):
                group.create_task(search(group, room, seconds))
    except* Found:
        pass
    print('gave up:', *sorted(gave_up))
    print('everyone is back')


asyncio.run(main())
