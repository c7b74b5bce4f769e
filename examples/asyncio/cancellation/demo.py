import asyncio


async def serve():
    print('connection open')
    try:
        await asyncio.sleep(60)
        print('never printed')
    except asyncio.CancelledError as reason:
        print('asked to stop:', reason)
        raise
    finally:
        await asyncio.sleep(0.02)
        print('connection closed')


async def main():
    task = asyncio.create_task(serve(), name='server')
    await asyncio.sleep(0.05)

    accepted = task.cancel('shutting down')
    print('cancel', 'accepted' if accepted else 'refused')
    print('task', 'done' if task.done() else 'still running')

    try:
        await task
    except asyncio.CancelledError:
        print('task', 'cancelled' if task.cancelled() else 'done')
    accepted = task.cancel()
    print('cancel', 'accepted' if accepted else 'refused')


asyncio.run(main())
