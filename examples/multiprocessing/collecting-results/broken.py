from multiprocessing import Process, Queue


def work(results):
    results.put("x" * 1_000_000)


def main():
    results = Queue()
    worker = Process(target=work, args=(results,))
    worker.start()
    worker.join(timeout=0.5)
    print(f"ended before get: {'no' if worker.is_alive() else 'yes'}")
    print(f"received: {len(results.get())}")
    worker.join()
    print(f"ended after get: {'no' if worker.is_alive() else 'yes'}")


if __name__ == "__main__":
    main()
