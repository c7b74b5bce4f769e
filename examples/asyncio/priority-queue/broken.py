import asyncio

queue = asyncio.PriorityQueue()
queue.put_nowait((1, {"job": "fire alarm"}))
try:
    queue.put_nowait((1, {"job": "leak"}))
except TypeError:
    print("equal urgency: the jobs themselves cannot be ordered")
