from queue import Queue
from threading import Thread

queue = Queue(maxsize=2)
sizes = []
done = []


def produce():
    for n in range(1, 7):
        queue.put(n)
        sizes.append(queue.qsize())


def consume():
    while (n := queue.get()) is not None:
        done.append(n * n)
        queue.task_done()
    queue.task_done()


def main():
    consumers = [Thread(target=consume) for _ in range(2)]
    for consumer in consumers:
        consumer.start()
    producer = Thread(target=produce)
    producer.start()
    producer.join()
    queue.join()
    print("squares:", *sorted(done))
    print("at most two waited:", "yes" if max(sizes) < 3 else "no")
    for _ in consumers:
        queue.put(None)
    for consumer in consumers:
        consumer.join()
    print("left in the queue:", queue.qsize())


main()
