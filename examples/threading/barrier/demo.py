from threading import Barrier, Lock, Thread

ROUNDS, WORKERS = 3, 4
barrier = Barrier(WORKERS, timeout=5)
guard = Lock()
done = [0] * ROUNDS
early = leaders = 0


def work():
    global early, leaders
    for turn in range(ROUNDS):
        with guard:
            done[turn] += 1
        index = barrier.wait()
        with guard:
            early += done[turn] < WORKERS
            leaders += index == 0


def main():
    threads = [Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("done in each round:", *done)
    print(f"went on too early: {early}")
    print(f"leaders, one a round: {leaders}")


main()
