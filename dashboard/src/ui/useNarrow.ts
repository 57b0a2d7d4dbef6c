import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 40rem)");

/** Whether there is only a phone's width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener("change", listener);
      return () => {
        narrow.removeEventListener("change", listener);
      };
    },
    () => narrow.matches,
  );
}
