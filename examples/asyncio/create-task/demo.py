import asyncio

background = set()


async def send(mail):
    print('sending', mail)
    await asyncio.sleep(0.02)
    print('sent', mail)


async def main():
    for mail in ('hello', 'news'):
        task = asyncio.create_task(send(mail), name=mail)
        background.add(task)
        task.add_done_callback(background.discard)
        print('created', task.get_name())

    print('nothing has started yet')
    await asyncio.sleep(0)
    print('in flight:', len(background))
    await asyncio.wait(background)
    await asyncio.sleep(0)
    print('in flight:', len(background))


asyncio.run(main())
