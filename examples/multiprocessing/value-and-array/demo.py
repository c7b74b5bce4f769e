from multiprocessing import Array, Process, Value


def work(total, squares, index):
    squares[index] = index * index
    for _ in range(100):
        with total.get_lock():
            total.value += 1


def main():
    total = Value("i", 0)
    squares = Array("i", 4)
    workers = [
        Process(target=work, args=(total, squares, index))
        for index in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f"total: {total.value} of 400")
    print(f"squares: {', '.join(map(str, squares))}")


if __name__ == "__main__":
    main()
