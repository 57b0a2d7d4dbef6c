import type { Asked } from "./useResults";

const NAMES: (keyof Asked)[] = ["metric", "dimension", "method", "sequential"];

/** What the page's address asks for. */
export function askedOf(parameters: URLSearchParams): Asked {
  const value = (name: keyof Asked) => parameters.get(name) ?? "";
  return {
    metric: value("metric"),
    dimension: value("dimension"),
    method: value("method"),
    sequential: value("sequential"),
  };
}

/** The address with one of them changed; an empty one is left out. */
export function changed(parameters: URLSearchParams, name: keyof Asked, value: string): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (NAMES.includes(name) && value !== "") next.set(name, value);
  else next.delete(name);
  return next;
}
