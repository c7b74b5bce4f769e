from threading import Barrier, Thread

together = Barrier(4)
meals = []


def cook(dish):
    together.wait()
    meals.append(dish)


def main():
    cooks = [
        Thread(target=cook, args=(dish,))
        for dish in ("rice", "soup", "tea")
    ]
    for thread in cooks:
        thread.start()
    print(f"alive after start: {sum(c.is_alive() for c in cooks)}")
    together.wait()
    for thread in cooks:
        thread.join()
    print(f"alive after join: {sum(c.is_alive() for c in cooks)}")
    print(f"cooked: {', '.join(sorted(meals))}")


main()
