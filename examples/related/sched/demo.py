import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
done = []


def tea():
    done.append("tea")
    scheduler.enter(0.05, 1, done.append, ("washing-up",))


def main():
    scheduler.enter(0.15, 1, tea)
    scheduler.enter(0.05, 1, done.append, ("post",))
    scheduler.enter(0.1, 1, done.append, ("bell",))
    nap = scheduler.enter(0.12, 1, done.append, ("nap",))
    scheduler.cancel(nap)
    scheduler.run()
    print(*done)
    print("all done:", "yes" if scheduler.empty() else "no")


main()
