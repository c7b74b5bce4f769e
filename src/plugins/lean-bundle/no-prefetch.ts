/** A link's page is fetched when a pointer reaches the link, not when the link comes into view. */
export default function prefetchNothing(): Promise<void> {
  return Promise.resolve();
}
