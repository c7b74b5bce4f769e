from multiprocessing import Pool
from time import sleep

TEAS = [("black", 0.6), ("green", 0.05), ("white", 0.25)]


def brew(tea):
    name, seconds = tea
    sleep(seconds)
    return name


def power(base, exponent):
    return base**exponent


def main():
    with Pool(3) as pool:
        pool.map(brew, [("warm", 0.1)] * 3, chunksize=1)
        print("map:", *pool.map(brew, TEAS, chunksize=1))
        print("imap:", *pool.imap(brew, TEAS))
        print("unordered:", *pool.imap_unordered(brew, TEAS))
        print("starmap:", *pool.starmap(power, [(2, 3), (3, 2)]))
        print("apply:", pool.apply(power, (2, 5)))
        told = []
        result = pool.apply_async(brew, [TEAS[2]], callback=told.append)
        print("ready:", "yes" if result.ready() else "no")
        print("get:", result.get(timeout=10), "told:", *told)


if __name__ == "__main__":
    main()
