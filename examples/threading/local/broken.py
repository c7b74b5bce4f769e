import threading

context = threading.local()


def handle():
    user = getattr(context, "user", "nobody")
    print(f"{threading.current_thread().name} works for {user}")


def main():
    context.user = "ada"
    handle()
    thread = threading.Thread(target=handle, name="worker")
    thread.start()
    thread.join()


main()
