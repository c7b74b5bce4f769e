from threading import Barrier, Thread

together = Barrier(3)
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
    print(f"alive before start: {sum(c.is_alive() for c in cooks)}")
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    print("all three met at the barrier")
    print(f"alive after join: {sum(c.is_alive() for c in cooks)}")
    print(f"cooked: {', '.join(sorted(meals))}")


main()
