from multiprocessing import Pool


def halve(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def main():
    with Pool(2) as pool:
        try:
            pool.map(halve, [2, 4, 5, 8], chunksize=1)
        except ValueError as error:
            print("map:", error, "- three halves lost")
        results = [pool.apply_async(halve, (n,)) for n in [2, 4, 5, 8]]
        for result in results:
            result.wait()
        kept = [r.get() for r in results if r.successful()]
        print("apply_async keeps:", *kept)


if __name__ == "__main__":
    main()
