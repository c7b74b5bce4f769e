from queue import PriorityQueue, Queue
from threading import Thread


def work(jobs, done):
    while not jobs.empty():
        priority, _, name = jobs.get()
        done.put((priority, name))


def main():
    jobs, done = PriorityQueue(), Queue()
    plan = [(5, "tidy up"), (1, "put out fire"), (3, "mail")]
    plan.append((1, "call"))
    for count, (priority, name) in enumerate(plan):
        jobs.put((priority, count, name))
    thread = Thread(target=work, args=(jobs, done))
    thread.start()
    thread.join()
    for _ in plan:
        priority, name = done.get()
        print(f"{priority}: {name}")


main()
