import time
from threading import Timer

log = []


def remind(what):
    log.append(what)


def main():
    start = time.monotonic()
    tea = Timer(0.1, remind, args=("tea",))
    bill = Timer(30, remind, args=("bill",))
    for timer in (tea, bill):
        timer.start()
    print(f"running: {tea.is_alive()}, {bill.is_alive()}".lower())
    bill.cancel()
    for timer in (tea, bill):
        timer.join()
    waited = time.monotonic() - start
    print(f"reminded of: {', '.join(log)}")
    print(f"too early: {waited < 0.1}".lower())
    print(f"running: {tea.is_alive()}, {bill.is_alive()}".lower())


main()
