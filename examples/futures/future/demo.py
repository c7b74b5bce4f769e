from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event


def hold(started, gate):
    started.set()
    gate.wait()
    return "held"


def power(base, exponent):
    return base**exponent


def yes(flag):
    return "yes" if flag else "no"


def main():
    started, gate = Event(), Event()
    with ThreadPoolExecutor(max_workers=1) as executor:
        first = executor.submit(hold, started, gate)
        second = executor.submit(power, 2, 8)
        third = executor.submit(power, 3, 2)
        second.add_done_callback(lambda _: print("called back"))
        started.wait()
        print("first running:", yes(first.running()))
        print("first cancelled:", yes(first.cancel()))
        print("second cancelled:", yes(second.cancel()))
        gate.set()
        done, not_done = wait([first, second, third])
        print("done:", len(done), "not done:", len(not_done))
        print("results:", first.result(), third.result())


main()
