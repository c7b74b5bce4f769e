/** What is below does not move while another run's output or timeline grows. */
export function keepHeight(place: HTMLElement | null | undefined): void {
  if (!place) return;
  place.style.minHeight = '';
  const { offsetHeight } = place;
  if (offsetHeight > 0) place.style.minHeight = `${offsetHeight}px`;
}
