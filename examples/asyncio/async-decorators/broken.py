import asyncio
import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        print('enter', function.__name__)
        try:
            return function(*args)
        finally:
            print('leave', function.__name__)

    return wrapper


@traced
async def save(order):
    await asyncio.sleep(0.01)
    print('saved', order)


asyncio.run(save('order 1'))
