from multiprocessing import Process, SimpleQueue
from os import getpid
from sys import exit
from time import sleep


def work(pids, code):
    pids.put(getpid())
    if code is None:
        sleep(60)
    exit(code)


def main():
    pids = SimpleQueue()
    workers = [
        Process(target=work, args=(pids, code)) for code in (0, 3, None)
    ]
    for worker in workers:
        worker.start()
    others = {pids.get() for _ in workers}
    others.discard(getpid())
    print(f"other processes: {len(others)}")
    ok, failed, stuck = workers
    ok.join()
    failed.join()
    print(f"exit codes: {ok.exitcode}, {failed.exitcode}")
    print(f"still alive: {'yes' if stuck.is_alive() else 'no'}")
    stuck.terminate()
    stuck.join()
    print(f"terminated by signal {-stuck.exitcode}")


if __name__ == "__main__":
    main()
