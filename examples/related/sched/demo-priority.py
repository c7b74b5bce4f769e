import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)


def main():
    noon = time.monotonic() + 0.05
    plan = [(3, "lunch"), (1, "alarm"), (2, "bell")]
    for priority, what in plan:
        line = f"{priority}: {what}"
        scheduler.enterabs(noon, priority, print, (line,))
    scheduler.run()


main()
