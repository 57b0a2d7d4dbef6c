const LONGEST = 100;
const FORM = /^[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?$/;

/** An id made of a name: lower-case letters, digits and dashes. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^[-_]+|[-_]+$/g, "");
}

export function isSlug(text: string): boolean {
  return FORM.test(text);
}
