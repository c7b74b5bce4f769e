from concurrent.futures import ProcessPoolExecutor


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def root(n):
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n**0.5


def main():
    numbers = range(1_000_000, 1_000_050)
    with ProcessPoolExecutor(max_workers=2) as executor:
        flags = executor.map(is_prime, numbers, chunksize=10)
        primes = [n for n, flag in zip(numbers, flags) if flag]
        print("primes:", *primes)
        future = executor.submit(is_prime, 2**31 - 1)
        answer = future.result(timeout=10)
        print("2147483647 is prime:", "yes" if answer else "no")
        error = executor.submit(root, -1).exception()
        print("error:", error)
        told = "root" in str(error.__cause__)
        print("says where it was raised:", "yes" if told else "no")


if __name__ == "__main__":
    main()
