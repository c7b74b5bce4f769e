import asyncio
import warnings

saved = []


async def save(order):
    saved.append(order)


async def main():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        save('order 1')

    print('saved:', saved)
    for warning in caught:
        print(warning.category.__name__)
        print(warning.message)


asyncio.run(main())
