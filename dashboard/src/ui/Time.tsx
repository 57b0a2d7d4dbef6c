import { useEffect, useState } from "react";
import { exactMoment, moment, relative } from "../format/time";

/** A moment, exactly on asking. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactMoment(at)}>
      {moment(at)}
    </time>
  );
}

/** How long ago a moment was; moves on with the time. */
export function Ago({ at }: { at: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return (
    <time dateTime={at} title={exactMoment(at)}>
      {relative(at, now)}
    </time>
  );
}
