/** Everything besides the source that decides what a drawn diagram looks like. */
export const DRAWING = { mermaid: '11.17.2', revision: 1 };
