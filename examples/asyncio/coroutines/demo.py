import asyncio


async def count(word, seconds):
    print('start', word)
    await asyncio.sleep(seconds)
    print('end', word)
    return len(word)


async def total(words):
    letters = 0
    for word in words:
        letters += await count(word, 0.01)
    return letters


async def main():
    coroutine = count('lazy', 0.01)
    print('called, nothing has run')
    print('letters', await coroutine)

    print('-- awaited one by one')
    print('letters', await total(['one', 'three']))


asyncio.run(main())
