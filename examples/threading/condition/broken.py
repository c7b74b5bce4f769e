from threading import Condition, Semaphore, Thread

condition = Condition()
about_to_wait = Semaphore(0)
shelf = 0


def buy():
    global shelf
    with condition:
        about_to_wait.release()
        if shelf == 0:
            condition.wait()
        shelf -= 1


def main():
    global shelf
    customers = [Thread(target=buy) for _ in range(2)]
    for customer in customers:
        customer.start()
        about_to_wait.acquire()
    with condition:
        shelf += 1
        condition.notify_all()
    for customer in customers:
        customer.join()
    print(f"loaves on the shelf: {shelf}")


main()
