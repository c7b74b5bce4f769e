from threading import Event, Lock, Thread

shot = Event()
guard = Lock()
ran = 0


def run():
    global ran
    shot.wait()
    with guard:
        ran += 1


def main():
    runners = [Thread(target=run) for _ in range(3)]
    for runner in runners:
        runner.start()
    rang = Event().wait(timeout=0.05)
    print(f"a bell that nobody rings: {'rang' if rang else 'silent'}")
    print(f"before the shot: {ran} ran")
    shot.set()
    for runner in runners:
        runner.join()
    print(f"after the shot: {ran} ran")
    print(f"still set: {'yes' if shot.is_set() else 'no'}")


main()
