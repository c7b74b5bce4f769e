import asyncio


async def work(seconds):
    print('running', asyncio.current_task().get_name())
    await asyncio.sleep(seconds)


def report():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    names = sorted(task.get_name() for task in others)
    print('not done yet:', *names)


async def nothing():
    pass


async def main():
    short = asyncio.create_task(work(0.01), name='short')
    long = asyncio.create_task(work(0.05), name='long')
    await asyncio.sleep(0)
    report()
    await short
    report()
    await long

    empty = nothing()
    things = {'nothing': nothing, 'nothing()': empty, 'task': long}
    for name, thing in things.items():
        answer = 'yes' if asyncio.iscoroutine(thing) else 'no'
        print(name, 'is a coroutine:', answer)
    await empty


asyncio.run(main())
