/**
 * Where a process, or a thread that takes part, stands in the tree of those who started each other:
 * '0' is the root, '0.2.1' the first that its second child started.
 *
 * @internal
 */
export type Address = string;

/** Whether an address is that process or one below it. @internal */
export function isWithin(address: Address, branch: Address): boolean {
  return address === branch || address.startsWith(`${branch}.`);
}

/** The child of `own` below which, or at which, `address` is. @internal */
export function childTowards(own: Address, address: Address): Address {
  const end = address.indexOf('.', own.length + 1);
  return end < 0 ? address : address.slice(0, end);
}
