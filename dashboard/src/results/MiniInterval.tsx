import type { Tone } from "../ui/Badge";
import type { Interval } from "./results";

const WIDTH = 144;
const HEIGHT = 24;
const MIDDLE = WIDTH / 2;

type Props = { estimate: number | null; interval: Interval | null; reach: number; tone: Tone };

/** An interval as small as a word; the line in its middle is no change. */
export function MiniInterval({ estimate, interval, reach, tone }: Props) {
  if (estimate === null || !interval?.every(Number.isFinite)) return null;
  const x = (lift: number) => MIDDLE + (lift / reach) * (MIDDLE - 6);
  const [low, high] = interval;
  return (
    <svg className={`mini-interval mini-interval--${tone}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <line className="mini-interval__zero" x1={MIDDLE} x2={MIDDLE} y1={2} y2={HEIGHT - 2} />
      <line x1={x(low)} x2={x(high)} y1={12} y2={12} stroke="currentColor" strokeWidth={2} />
      <circle cx={x(estimate)} cy={12} r={4} fill="currentColor" />
    </svg>
  );
}
