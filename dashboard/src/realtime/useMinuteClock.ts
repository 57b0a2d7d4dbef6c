import { useEffect, useState } from "react";

/** The time, told anew every few seconds: the last hour moves on also when nothing happens. */
export function useMinuteClock(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 5_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
