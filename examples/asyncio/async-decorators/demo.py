import asyncio
import functools
import inspect


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except OSError as error:
                    print('attempt', attempt, 'failed:', error)
            raise OSError(f'{function.__name__} gave up')

        return wrapper

    return decorate


failures = ['timed out', 'reset']


@retry(3)
async def fetch(page):
    await asyncio.sleep(0.01)
    if failures:
        raise OSError(failures.pop(0))
    return f'<{page}>'


async def main():
    print(await fetch('home'))
    print('name:', fetch.__name__)
    kept = inspect.iscoroutinefunction(fetch)
    print('coroutine function:', 'yes' if kept else 'no')


asyncio.run(main())
