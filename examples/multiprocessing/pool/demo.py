from multiprocessing import Pool
from os import getpid


def power(base, exponent):
    if exponent < 0:
        raise ValueError(f"negative: {exponent}")
    return base**exponent, getpid()


def main():
    with Pool(2) as pool:
        calls = [(n, 2) for n in range(1, 11)]
        answers = pool.starmap(power, calls, chunksize=1)
        print("in order:", *(value for value, _ in answers))
        pids = {pid for _, pid in answers}
        print("main did some:", "yes" if getpid() in pids else "no")
        try:
            pool.starmap(power, [calls[0], (2, -1)])
        except ValueError as error:
            print("error:", error)


if __name__ == "__main__":
    main()
