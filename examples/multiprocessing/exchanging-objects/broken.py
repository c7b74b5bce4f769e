from multiprocessing import Process, Queue
from queue import Empty


def work(jobs, answers):
    answers.put("ready")
    try:
        answers.put(jobs.get(timeout=0.5)())
    except Empty:
        answers.put("no function arrived")


def main():
    jobs, answers = Queue(), Queue()
    worker = Process(target=work, args=(jobs, answers))
    worker.start()
    print(answers.get())
    jobs.put(lambda: 42)
    print("sent")
    print(answers.get())
    worker.join()


if __name__ == "__main__":
    main()
