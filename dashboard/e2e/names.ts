let made = 0;

/** An id nothing has had before, also on a server these tests have driven before. */
export function freshId(what: string): string {
  return `${what}-${Date.now().toString(36)}-${++made}`;
}
