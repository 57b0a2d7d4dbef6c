const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const EXACT = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });
const MINUTE = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Below two of a unit, the smaller one says it more exactly: 36 hours, not yesterday. */
const FEW = 2;

export function moment(instant: string): string {
  return MOMENT.format(new Date(instant));
}

export function exactMoment(instant: string): string {
  return EXACT.format(new Date(instant));
}

export function minute(instant: string): string {
  return MINUTE.format(new Date(instant));
}

/** Such as `3 minutes ago` or `in 2 days`. */
export function relative(instant: string, now: number): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length * FEW) return RELATIVE.format(Math.trunc(seconds / length), unit);
  }
  return Math.abs(seconds) < 60 ? "just now" : RELATIVE.format(Math.trunc(seconds / 60), "minute");
}

/** How long a run has lasted, never more than it has: `3.2 days`, on the first day in hours and minutes. */
export function runLength(days: number): string {
  if (days >= 1) return `${(Math.floor(days * 10) / 10).toFixed(1)} days`;
  const minutes = Math.floor(days * 24 * 60);
  return minutes >= 120
    ? `${Math.floor(minutes / 60)} hours`
    : `${minutes} minute${minutes === 1 ? "" : "s"}`;
}

/** How long something still takes, roughly. */
export function secondsLeft(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** An instant as a field of type datetime-local has it, in the browser's time zone. */
export function toLocalField(instant: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant in a field of type datetime-local; `undefined` when it is empty. */
export function fromLocalField(text: string): string | undefined {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A duration such as `P14D` or `PT12H` in words. */
export function duration(iso: string): string {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  if (!match) return iso;
  const words = ["day", "hour", "minute", "second"]
    .map((unit, index) => ({ unit, amount: Number(match[index + 1] ?? 0) }))
    .filter(({ amount }) => amount > 0)
    .map(({ unit, amount }) => `${amount} ${unit}${amount === 1 ? "" : "s"}`);
  return words.length > 0 ? words.join(" ") : iso;
}
