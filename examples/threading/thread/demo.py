from threading import Barrier, Thread

together = Barrier(4)
meals = []


class Cook(Thread):
    def __init__(self, dish):
        super().__init__()
        self.dish = dish

    def run(self):
        together.wait(timeout=5)
        meals.append(self.dish)


def main():
    cooks = [Cook(dish) for dish in ("rice", "soup", "tea")]
    for cook in cooks:
        cook.start()
    print(f"alive after start: {sum(c.is_alive() for c in cooks)}")
    together.wait(timeout=5)
    for cook in cooks:
        cook.join()
    print(f"alive after join: {sum(c.is_alive() for c in cooks)}")
    print(f"cooked: {', '.join(sorted(meals))}")


main()
