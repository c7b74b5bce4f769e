from multiprocessing import Process, Queue


def is_prime(n):
    return all(n % d for d in range(2, int(n**0.5) + 1))


def work(results, start):
    primes = [n for n in range(start, start + 2000) if is_prime(n)]
    results.put((start, primes))


def main():
    results = Queue()
    starts = [2, 2002, 4002]
    workers = [Process(target=work, args=(results, n)) for n in starts]
    for worker in workers:
        worker.start()
    found = dict(results.get() for _ in workers)
    for worker in workers:
        worker.join()
    for start in starts:
        print(f"from {start}: {len(found[start])} primes")
    primes = [n for start in starts for n in found[start]]
    print(f"together: {len(primes)}, the last is {primes[-1]}")
    codes = [worker.exitcode for worker in workers]
    print(f"exit codes: {', '.join(map(str, codes))}")


if __name__ == "__main__":
    main()
