import asyncio
import concurrent.futures
import multiprocessing
import queue
import threading

names = {
    asyncio: ["run", "TaskGroup", "timeout", "Lock", "Queue"],
    threading: ["Thread", "Lock", "Barrier"],
    multiprocessing: ["Process", "Pool", "Queue"],
    queue: ["Queue", "SimpleQueue"],
    concurrent.futures: ["ThreadPoolExecutor", "as_completed"],
}

for module, wanted in names.items():
    public = [name for name in wanted if hasattr(module, name)]
    print(f"{module.__name__}: {', '.join(public)}")
