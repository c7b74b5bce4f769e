const print = (line: string) => console.log(line);

let setResult!: (line: string) => void;
const finished = new Promise<string>((resolve) => {
  setResult = resolve;
});

setTimeout(print, 20, "after 20 ms");
setTimeout(print, 10, "after 10 ms");
setTimeout(setResult, 30, "future has its result");
queueMicrotask(() => print("soon, first"));
queueMicrotask(() => print("soon, second"));

print("main goes on to its next await");
print(await finished);
