import { createContext, use } from "react";

/** Tells in passing that something was done. */
export type Notify = (text: string) => void;

export const NotifyContext = createContext<Notify>(() => undefined);

export function useNotify(): Notify {
  return use(NotifyContext);
}
