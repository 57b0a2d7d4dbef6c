/** One page of a list. */
export type Page<T> = { items: T[]; next_cursor?: string | null };

/** The list's address with those parameters that say something. */
export function address(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
