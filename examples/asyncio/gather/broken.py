import asyncio


async def upload(file, seconds):
    await asyncio.sleep(seconds)
    if file != 'notes':
        raise OSError(f'{file} was refused')
    print('uploaded', file)


async def main():
    try:
        await asyncio.gather(
            upload('photo', 0.02),
            upload('video', 0.04),
            upload('notes', 0.06),
        )
    except OSError as error:
        print('1 failure:', error)
        print('all uploads have ended')
    await asyncio.sleep(0.2)


asyncio.run(main())
