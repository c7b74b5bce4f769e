"""Prints the cases of CPython's own tests as JSON, in their order, with the file of each module.

A case belongs to the class whose body defines it; a class that only inherits or helps has none.
"""

import ast
import importlib.util
import json
import pathlib
import sys


def folder() -> pathlib.Path:
    spec = importlib.util.find_spec("test")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("Give a Python with its tests: this one has no package test")
    return pathlib.Path(next(iter(spec.submodule_search_locations)))


def cases_of(file: pathlib.Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ClassDef):
            continue
        names = [
            item.name
            for item in node.body
            if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)
            and item.name.startswith("test_")
        ]
        if names:
            known = found.setdefault(node.name, [])
            known.extend(dict.fromkeys(name for name in names if name not in known))
    return found


def cases_of_package(package: pathlib.Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted(package.glob("*.py")):
        found |= cases_of(file)
    return found


def main() -> None:
    tests = folder()
    answer = {}
    for module in sys.argv[1:]:
        places = [
            tests / "test_asyncio" / f"{module}.py",
            tests / f"{module}.py",
            tests / module,
        ]
        file = next((place for place in places if place.exists()), None)
        if file is None:
            sys.exit(f"Give a Python with its tests: {module}.py is not in {tests}")
        answer[module] = {
            "file": file.relative_to(tests).as_posix(),
            "classes": cases_of_package(file) if file.is_dir() else cases_of(file),
        }
    json.dump(answer, sys.stdout)


main()
