const COUNT = new Intl.NumberFormat("en");
const DASH = "–";

type Maybe = number | null | undefined;

function isKnown(value: Maybe): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** Such as `12,345`. */
export function count(value: Maybe): string {
  return isKnown(value) ? COUNT.format(value) : DASH;
}

/** A percentage given in percent, such as `10.53 %`. */
export function percent(value: Maybe, decimals = 2): string {
  return isKnown(value) ? `${value.toFixed(decimals)} %` : DASH;
}

/** A signed percentage given as a fraction, as the server writes lifts: `+15.0%`, below one percent `+0.42%`. */
export function lift(fraction: Maybe): string {
  if (!isKnown(fraction)) return DASH;
  const text = (fraction * 100).toFixed(Math.abs(fraction) < 0.01 ? 2 : 1);
  const isZero = Number(text) === 0;
  return `${!isZero && fraction > 0 ? "+" : ""}${isZero ? text.replace("-", "") : text}%`.replace("-", "−");
}

/** Two ends of an interval, each written the same way. */
export function range(
  interval: readonly number[] | null | undefined,
  write: (end: number) => string,
): string {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined ? DASH : `${write(low)} to ${write(high)}`;
}

/** A probability with two significant digits; very small ones only as small. */
export function probability(p: Maybe): string {
  if (!isKnown(p)) return DASH;
  if (p < 0.0001) return "< 0.0001";
  return Number(p.toPrecision(2)).toString();
}

/** A value in a metric's own unit, with four significant digits or, when large, without decimals. */
export function value(amount: Maybe): string {
  if (!isKnown(amount)) return DASH;
  const decimals = Math.abs(amount) >= 1000 ? 0 : Math.abs(amount) >= 1 ? 2 : 4;
  return amount.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A number of things, with the thing in its plural unless there is one. */
export function counted(number: number, thing: string): string {
  return `${count(number)} ${thing}${number === 1 ? "" : "s"}`;
}
