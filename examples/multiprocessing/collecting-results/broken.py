from multiprocessing import Process, Queue


def work(results):
    for _ in range(2):
        results.put("x" * 500_000)


def main():
    results = Queue(1)
    worker = Process(target=work, args=(results,))
    worker.start()
    worker.join(timeout=0.8)
    print(f"ended before get: {'no' if worker.is_alive() else 'yes'}")
    received = results.get() + results.get()
    print(f"received: {len(received)}")
    worker.join()
    print(f"ended after get: {'no' if worker.is_alive() else 'yes'}")


if __name__ == "__main__":
    main()
