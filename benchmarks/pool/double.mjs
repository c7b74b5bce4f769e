/** What the workers of the pools run that want a file. */
export default (n) => n * 2;
