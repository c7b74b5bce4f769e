/**
 * Corrects where Mermaid puts some texts.
 *
 * Runs inside the browser that drew it, so it may refer to nothing outside itself.
 */
export function tidy(svg: SVGSVGElement): void {
  const CLEARANCE = 2;
  const labels = [...svg.querySelectorAll<SVGGElement>('g.edgeLabel')].filter(
    (label) => label.textContent.trim() !== '',
  );
  const nodes = [...svg.querySelectorAll<SVGGElement>('g.node')];

  function overlaps(a: Element, b: Element): boolean {
    const one = a.getBoundingClientRect();
    const other = b.getBoundingClientRect();
    return (
      one.left < other.right + CLEARANCE &&
      other.left < one.right + CLEARANCE &&
      one.top < other.bottom + CLEARANCE &&
      other.top < one.bottom + CLEARANCE
    );
  }

  // Mermaid puts a label halfway along its edge, where it may lie on another. The layout kept a
  // place free for it: the middle one of the points that the edge was drawn through.
  function freePlace(label: SVGGElement): { x: number; y: number } | undefined {
    const id = label.querySelector('[data-id]')?.getAttribute('data-id') ?? '';
    const edge = svg.querySelector(`path[data-id="${CSS.escape(id)}"]`);
    const encoded = edge?.getAttribute('data-points');
    if (!encoded) return undefined;
    const points = JSON.parse(atob(encoded)) as { x: number; y: number }[];
    return points[Math.floor(points.length / 2)];
  }

  const crowded = labels.filter((label) =>
    [...labels, ...nodes].some((other) => other !== label && overlaps(label, other)),
  );
  for (const label of crowded) {
    const place = freePlace(label);
    if (place !== undefined) label.setAttribute('transform', `translate(${place.x}, ${place.y})`);
  }

  // The title of a composite state touches the line above it.
  for (const title of svg.querySelectorAll<SVGGElement>('.statediagram-cluster > .cluster-label')) {
    title.setAttribute('transform', `${title.getAttribute('transform') ?? ''} translate(0, 2.5)`);
  }
}
