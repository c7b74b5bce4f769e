import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)


def slow():
    print("slow begins")
    time.sleep(0.1)
    print("slow ends")


def main():
    scheduler.enter(0.01, 1, slow)
    scheduler.enter(0.05, 1, print, ("tick, due in between",))
    scheduler.run()


main()
