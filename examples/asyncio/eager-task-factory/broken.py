import asyncio

running = {}


async def handle(request):
    try:
        if request != 'cached':
            await asyncio.sleep(0.02)
    finally:
        running.pop(request, None)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    for request in ('fresh', 'cached'):
        running[request] = asyncio.create_task(handle(request))
    await asyncio.sleep(0.1)
    print('still listed as running:', *running)


asyncio.run(main())
