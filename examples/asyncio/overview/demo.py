import asyncio


async def cook(dish, seconds, ready):
    await asyncio.sleep(seconds)
    ready.append(dish)
    return f"{dish} on the table"


async def main():
    ready = []
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(cook("soup", 0.03, ready)),
            group.create_task(cook("tea", 0.01, ready)),
            group.create_task(cook("rice", 0.02, ready)),
        ]
    print("ready:", *ready)
    for task in tasks:
        print(task.result())


asyncio.run(main())
