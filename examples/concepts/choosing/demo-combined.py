import asyncio
from concurrent.futures import ProcessPoolExecutor


def count_primes(limit):
    return sum(
        all(n % d for d in range(2, int(n**0.5) + 1))
        for n in range(2, limit)
    )


async def read_request(limit):
    await asyncio.sleep(0.05)
    return limit


async def serve(pool, limit):
    loop = asyncio.get_running_loop()
    request = await read_request(limit)
    return await loop.run_in_executor(pool, count_primes, request)


async def main():
    with ProcessPoolExecutor(2) as pool:
        primes = await asyncio.gather(
            *(serve(pool, limit) for limit in (100, 1_000, 10_000))
        )
    print("primes below 100, 1000, 10000:", *primes)


if __name__ == "__main__":
    asyncio.run(main())
