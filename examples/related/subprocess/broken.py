import subprocess

name = "tea; echo rice"
unsafe = subprocess.run(
    f"echo {name}", shell=True, capture_output=True, text=True
)
print("by the shell:", *unsafe.stdout.split())
safe = subprocess.run(
    ["echo", name], capture_output=True, text=True
)
print("as an argument:", *safe.stdout.split())
