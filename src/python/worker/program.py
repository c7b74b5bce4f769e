"""Runs a reader's program as CPython would: as `__main__`, on asyncio's own event loop.

Pyodide's event loop is the browser's and cannot block, so `asyncio.run()` is another one there. A
worker may block: here the loop is CPython's, and only what it sleeps in is the host's.
"""

import asyncio
import atexit
import gc
import linecache
import random
import selectors
import signal
import sys
import time
from asyncio import events, unix_events

from pyodide import webloop


class Deadlock(BaseException):
    """Nothing is ready, no timer runs, and in one thread nothing else can come."""


class Selector(selectors._BaseSelectorImpl):
    """Has no files to look at: it only lets time pass."""

    def __init__(self, wait, give_up):
        super().__init__()
        self._wait = wait
        self._give_up = give_up

    def select(self, timeout=None):
        if timeout is None:
            # Said at once: what the program does while this error leaves it, CPython would not do.
            self._give_up()
            raise Deadlock
        if timeout > 0:
            self._wait(timeout)
        return []


def make_event_loop(wait, give_up):
    class _UnixSelectorEventLoop(unix_events._UnixSelectorEventLoop):
        def __init__(self, selector=None):
            super().__init__(Selector(wait, give_up))

        def _make_self_pipe(self):
            self._internal_fds += 1

        def _close_self_pipe(self):
            self._internal_fds -= 1

        def _write_to_self(self):
            pass

        def add_signal_handler(self, sig, callback, *args):
            self._check_signal(sig)
            self._check_closed()
            self._signal_handlers[sig] = events.Handle(callback, args, self, None)
            signal.signal(sig, lambda number, _frame: self._handle_signal(number))

    _UnixSelectorEventLoop.__module__ = unix_events.__name__
    _UnixSelectorEventLoop.__qualname__ = "_UnixSelectorEventLoop"
    return _UnixSelectorEventLoop


def install(wait, give_up):
    """Makes asyncio and `time.sleep()` CPython's own again, sleeping in `wait`."""

    def sleep(seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        until = time.monotonic() + seconds
        wait(seconds)
        while (left := until - time.monotonic()) > 0:
            wait(left)

    loop = make_event_loop(wait, give_up)
    asyncio._set_running_loop(None)
    asyncio.run = webloop._orig_run
    time.sleep = sleep
    for module in (asyncio, unix_events):
        module.EventLoop = module.SelectorEventLoop = loop
    unix_events._UnixSelectorEventLoop = loop
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = loop
    asyncio.set_event_loop_policy(None)


def run(source, file, host):
    """Runs a program; says how it ended: "done", "error" or "deadlock"."""

    def wait(seconds):
        if host.wait(seconds * 1000):
            signal.raise_signal(signal.SIGINT)

    install(wait, host.give_up)
    # This interpreter may have begun as a copy of another one's memory.
    random.seed()
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    sys.argv[:] = [file]
    sys.stdout.reconfigure(line_buffering=True)
    main = sys.modules["__main__"].__dict__
    main["__file__"] = file
    host.begin()
    try:
        try:
            exec(compile(source, file, "exec"), main)
            ending = "done"
        except Deadlock:
            return "deadlock"
        except SystemExit as exit:
            ending = "error" if exit.code else "done"
            if isinstance(exit.code, str):
                print(exit.code, file=sys.stderr)
        except BaseException as error:
            ending = "error"
            # The outermost frame is this function's, and none that CPython would show.
            sys.excepthook(type(error), error, error.__traceback__.tb_next)
        atexit._run_exitfuncs()
        main.clear()
        gc.collect()
        return ending
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
