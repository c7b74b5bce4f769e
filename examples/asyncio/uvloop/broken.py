import asyncio

steps = []


async def count(name):
    for step in range(3):
        steps.append(f'{name}{step}')


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(count('a'))
        group.create_task(count('b'))
    print('one after the other:', *steps)


asyncio.run(main())
