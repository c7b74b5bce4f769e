"""Runs a reader's program as CPython would: as `__main__`, on asyncio's own event loop.

Pyodide's event loop is the browser's and cannot block, so `asyncio.run()` is another one there. A
worker may block: here the loop is CPython's, and only what it sleeps in is the host's.
"""

import asyncio
import atexit
import gc
import linecache
import selectors
import signal
import sys
import time
import traceback
from asyncio import events, unix_events

from pyodide import webloop


class Deadlock(BaseException):
    """Nothing is ready, no timer runs, and in one thread nothing else can come."""


class Selector(selectors._BaseSelectorImpl):
    """Has no files to look at: it only lets time pass."""

    def __init__(self, wait):
        super().__init__()
        self._wait = wait

    def select(self, timeout=None):
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            self._wait(timeout)
        return []


def make_event_loop(wait):
    class _UnixSelectorEventLoop(unix_events._UnixSelectorEventLoop):
        def __init__(self, selector=None):
            super().__init__(Selector(wait))

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


def install(wait):
    """Makes asyncio and `time.sleep()` CPython's own again, sleeping in `wait`."""

    def sleep(seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        until = time.monotonic() + seconds
        wait(seconds)
        while (left := until - time.monotonic()) > 0:
            wait(left)

    loop = make_event_loop(wait)
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

    install(wait)
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
            # The reader's own frames: this file's is the outermost.
            report(error.with_traceback(error.__traceback__.tb_next))
        atexit._run_exitfuncs()
        main.clear()
        gc.collect()
        return ending
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def report(error):
    # The compiler's and this function's frames are no part of what CPython shows.
    sys.excepthook(type(error), error, error.__traceback__)
