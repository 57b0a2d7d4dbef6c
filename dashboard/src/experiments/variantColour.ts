const COLOURS = 8;

/** A variant's colour, by its place in the experiment; as CSS. */
export function variantColour(index: number): string {
  return `var(--variant-${index % COLOURS})`;
}
