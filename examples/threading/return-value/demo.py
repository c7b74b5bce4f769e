from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Thread

answers = Queue()


def square(n):
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n * n


def work(n):
    answers.put((n, n * n))


def through_queue(numbers):
    threads = [Thread(target=work, args=(n,)) for n in numbers]
    for thread in threads:
        thread.start()
    return sorted(answers.get() for _ in threads)


def main():
    for n, answer in through_queue([2, 3, 4]):
        print(f"queue: {n} -> {answer}")
    with ThreadPoolExecutor(max_workers=2) as pool:
        squares = pool.map(square, [2, 3, 4])
        print(f"map: {', '.join(map(str, squares))}")
        print(f"submit: {pool.submit(square, 5).result()}")
        try:
            pool.submit(square, -1).result()
        except ValueError as error:
            print(f"error: {error}")


main()
