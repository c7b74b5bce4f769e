from multiprocessing import Array, Barrier, Process, Value
from time import monotonic


def work(total, counts, together, index):
    together.wait()
    end = monotonic() + 0.5
    while monotonic() < end:
        before = total.value
        counts[index] += 1
        total.value = before + 1


def main():
    total = Value("i", 0)
    counts = Array("i", 2)
    together = Barrier(2)
    workers = [
        Process(target=work, args=(total, counts, together, index))
        for index in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    lost = sum(counts) - total.value
    print(f"updates were lost: {'yes' if lost > 0 else 'no'}")


if __name__ == "__main__":
    main()
