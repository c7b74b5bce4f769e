import threading

ready = threading.Barrier(3)
leave = threading.Event()
idents = []


def work():
    idents.append(threading.get_ident())
    ready.wait()
    leave.wait()


def report(when):
    names = sorted(thread.name for thread in threading.enumerate())
    print(f"{when}: {threading.active_count()} ({', '.join(names)})")


def main():
    same = threading.current_thread() is threading.main_thread()
    print(f"main thread: {'yes' if same else 'no'}")
    report("before")
    threads = [
        threading.Thread(target=work, name=f"worker-{n}")
        for n in (1, 2)
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    report("during")
    distinct = len({threading.get_ident(), *idents})
    print(f"distinct idents: {distinct}")
    leave.set()
    for thread in threads:
        thread.join()
    report("after")


main()
