from queue import Queue
from threading import Thread


def produce(tasks, sizes):
    for n in range(1, 7):
        tasks.put(n)
        sizes.put(tasks.qsize())


def consume(tasks, results):
    while (n := tasks.get()) is not None:
        results.put(n * n)
        tasks.task_done()
    tasks.task_done()


def main():
    tasks, results, sizes = Queue(maxsize=2), Queue(), Queue()
    consumers = [
        Thread(target=consume, args=(tasks, results)) for _ in range(2)
    ]
    producer = Thread(target=produce, args=(tasks, sizes))
    for thread in (*consumers, producer):
        thread.start()
    producer.join()
    tasks.join()
    squares = [results.get() for _ in range(6)]
    print("squares:", *sorted(squares))
    most = max(sizes.get() for _ in range(6))
    print("at most two waited:", "yes" if most < 3 else "no")
    for _ in consumers:
        tasks.put(None)
    for consumer in consumers:
        consumer.join()
    print("left in the queue:", tasks.qsize())


main()
