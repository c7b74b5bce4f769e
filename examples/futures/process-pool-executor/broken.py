from concurrent.futures import ProcessPoolExecutor

counter = 0


def count(_):
    global counter
    counter += 1
    return counter


def main():
    with ProcessPoolExecutor(max_workers=1) as executor:
        *_, last = executor.map(count, range(3))
    print("the worker counted to", last)
    print("this process counted to", counter)


if __name__ == "__main__":
    main()
