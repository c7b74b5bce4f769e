from threading import Condition, Thread

condition = Condition()
shelf = most = sold = 0


def bake(loaves):
    global shelf, most
    for _ in range(loaves):
        with condition:
            condition.wait_for(lambda: shelf < 3)
            shelf += 1
            most = max(most, shelf)
            condition.notify_all()


def buy(loaves):
    global shelf, sold
    for _ in range(loaves):
        with condition:
            condition.wait_for(lambda: shelf > 0)
            shelf -= 1
            sold += 1
            condition.notify_all()


def main():
    buyers = [Thread(target=buy, args=(6,)) for _ in range(2)]
    threads = [Thread(target=bake, args=(12,)), *buyers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"sold: {sold}, left: {shelf}")
    print(f"never more than 3: {'yes' if most <= 3 else 'no'}")


main()
