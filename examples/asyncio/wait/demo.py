import asyncio


async def visit(site, seconds):
    await asyncio.sleep(seconds)
    if site == 'shop':
        raise OSError('shop is closed')
    return site


def names(tasks):
    return ' '.join(sorted(task.get_name() for task in tasks)) or '-'


async def main():
    plan = {'news': 0.02, 'shop': 0.06, 'mail': 0.1, 'film': 60}
    waiting = {
        asyncio.create_task(visit(site, seconds), name=site)
        for site, seconds in plan.items()
    }

    done, waiting = await asyncio.wait(
        waiting, return_when=asyncio.FIRST_COMPLETED
    )
    print('first:', names(done), '| left:', names(waiting))

    done, waiting = await asyncio.wait(waiting, timeout=0.3)
    print('in time:', names(done), '| left:', names(waiting))
    failed = [task for task in done if task.exception()]
    print('failed:', names(failed))

    for task in waiting:
        task.cancel()
    done, waiting = await asyncio.wait(waiting)
    print('cancelled:', names(done), '| left:', names(waiting))


asyncio.run(main())
