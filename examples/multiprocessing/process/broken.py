from multiprocessing import Process

orders = []


def add():
    orders.append("tea")
    print(f"child has {len(orders)} order")


def main():
    worker = Process(target=add)
    worker.start()
    worker.join()
    print(f"parent has {len(orders)} orders")


if __name__ == "__main__":
    main()
