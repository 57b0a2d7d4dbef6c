/** Versions after Semantic Versioning 2.0.0. */
const VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

export type Version = { core: string[]; pre: string[] };

export function parseVersion(text: string): Version | undefined {
  const found = text.length > 200 ? null : VERSION.exec(text);
  return found
    ? { core: [found[1] ?? "", found[2] ?? "", found[3] ?? ""], pre: found[4]?.split(".") ?? [] }
    : undefined;
}

export function compareVersions(a: Version, b: Version): number {
  const core = compareLists(a.core, b.core);
  if (core !== 0) {
    return core;
  }
  if (a.pre.length === 0 || b.pre.length === 0) {
    return Number(a.pre.length === 0) - Number(b.pre.length === 0);
  }
  return compareLists(a.pre, b.pre);
}

function compareLists(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareIdentifiers(a[i] ?? "", b[i] ?? "");
    if (order !== 0) {
      return order;
    }
  }
  return a.length - b.length;
}

// Numbers have no leading zeros, so the longer one is the greater, however long.
function compareIdentifiers(a: string, b: string): number {
  const numeric = [/^\d+$/.test(a), /^\d+$/.test(b)] as const;
  if (numeric[0] && numeric[1] && a.length !== b.length) {
    return a.length - b.length;
  }
  return numeric[0] === numeric[1] ? (a < b ? -1 : a > b ? 1 : 0) : numeric[0] ? -1 : 1;
}

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{0,9}))?(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?)$/i;

/** Seconds since 1970 and the nanoseconds beyond. */
export type Instant = [number, number];

export function parseInstant(value: unknown): Instant | undefined {
  if (typeof value === "number") {
    return Number.isInteger(value) && Math.abs(value) <= 2 ** 53
      ? [Math.floor(value / 1000), (((value % 1000) + 1000) % 1000) * 1e6]
      : undefined;
  }
  const found = typeof value === "string" && value.length <= 50 ? INSTANT.exec(value) : null;
  if (!found) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const nanos = Number((found[7] ?? "").padEnd(9, "0"));
  const endOfDay = hour === 24 && minute === 0 && second === 0 && nanos === 0;
  if (date.getUTCMonth() !== month - 1 || (hour > 23 && !endOfDay) || minute > 59 || second > 59) {
    return undefined;
  }
  const offset = [found[9], found[10], found[11]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  const shift = offset[0] * 3600 + offset[1] * 60 + offset[2];
  if (offset[1] > 59 || offset[2] > 59 || shift > 18 * 3600) {
    return undefined;
  }
  const local = date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  return [local - (found[8] === "-" ? -shift : shift), nanos];
}

export const compareInstants = (a: Instant, b: Instant): number => a[0] - b[0] || a[1] - b[1];

/** Bytes of a literal address, none when it is none. */
function parseAddress(text: string): number[] {
  if (/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) {
    const parts = text.split(".").map(Number);
    return parts.every((part) => part < 256) ? parts : [];
  }
  if (!text.includes(":") || !/^[\da-f:.]{2,45}$/i.test(text)) {
    return [];
  }
  const last = text.lastIndexOf(":");
  const four = text.includes(".") ? parseAddress(text.slice(last + 1)) : [];
  if (text.includes(".") && four.length !== 4) {
    return [];
  }
  const rest = four.length > 0 ? `${text.slice(0, last + 1)}0:0` : text;
  const halves = rest.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const given = groups.flat();
  if (
    halves.length > 2 ||
    (halves.length === 2 ? given.length > 7 : given.length !== 8) ||
    given.some((group) => !/^[\da-f]{1,4}$/i.test(group))
  ) {
    return [];
  }
  const [head = [], tail = []] = groups;
  const all = [...head, ...Array<string>(8 - given.length).fill("0"), ...tail].map((group) =>
    Number.parseInt(group, 16),
  );
  const bytes = all.flatMap((group) => [group >> 8, group & 255]);
  if (four.length > 0) {
    bytes.splice(12, 4, ...four);
  }
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? bytes.slice(12) : bytes;
}

/** Whether an address lies in a block in CIDR notation. */
export function parseBlock(text: string): (address: string) => boolean {
  const [first = "", length] = text.split("/");
  const base = parseAddress(first);
  const bits = length === undefined ? base.length * 8 : Number(length);
  return (address) => {
    const bytes = parseAddress(address);
    return (
      base.length > 0 &&
      bytes.length === base.length &&
      base.every((byte, i) => {
        const left = Math.min(8, Math.max(0, bits - i * 8));
        const mask = (255 << (8 - left)) & 255;
        return ((byte ^ (bytes[i] ?? 0)) & mask) === 0;
      })
    );
  };
}
