/** Does it at once when it has not been done for a while, and else when that while is over: once for all calls. */
export function throttled(length: number, deed: () => void): { call: () => void; cancel: () => void } {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const act = () => {
    timer = undefined;
    last = performance.now();
    deed();
  };
  return {
    call: () => {
      timer ??= setTimeout(act, Math.max(0, last + length - performance.now()));
    },
    cancel: () => {
      clearTimeout(timer);
    },
  };
}
