import subprocess
import sys


def run(code, **options):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        **options,
    )


def main():
    done = run("print(input().upper())", input="tea")
    print(f"said {done.stdout.strip()}, exit code {done.returncode}")
    failed = run("import sys; sys.exit('no rice left')")
    print(f"exit code {failed.returncode}: {failed.stderr.strip()}")
    try:
        run("import time; time.sleep(60)", timeout=0.2)
    except subprocess.TimeoutExpired:
        print("killed after its time")


if __name__ == "__main__":
    main()
