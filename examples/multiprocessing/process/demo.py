from multiprocessing import Process, current_process
from sys import exit
from time import sleep


def work(code):
    if code is None:
        sleep(60)
    exit(code)


def main():
    workers = [
        Process(target=work, args=(code,)) for code in (0, 3, None)
    ]
    for worker in workers:
        worker.start()
    others = {worker.pid for worker in workers}
    others.discard(current_process().pid)
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
