/** Where a drawn diagram is, below the base URL. */
export function diagramPath(hash: string): string {
  return `diagrams/${hash}.svg`;
}
