/** The reader's bundle holds no fragment: the page's HTML does, or a file of its own. */
export function fragment(): string | undefined {
  return undefined;
}
