from multiprocessing import Pool
from time import sleep


def brew(tea):
    sleep(0.3)
    return tea


def main():
    with Pool(2) as pool:
        result = pool.map_async(brew, ["green", "black"])
        print("asked for two teas")
    result.wait(timeout=1)
    print("ready:", "yes" if result.ready() else "no, and never")


if __name__ == "__main__":
    main()
