import { Problem, type Fault } from "./problem";

/** The faulty fields of a refused request. */
export function faultsOf(error: unknown): Fault[] {
  return error instanceof Problem ? error.faults : [];
}

/** What is wrong with exactly the field a pointer names. */
export function faultsAt(faults: readonly Fault[], pointer: string): string[] {
  return faults.filter((fault) => fault.pointer === pointer).map((fault) => fault.detail);
}

/** What is wrong with the field or anything inside it. */
export function faultsWithin(faults: readonly Fault[], pointer: string): string[] {
  return faults.filter((fault) => isWithin(fault.pointer, pointer)).map((fault) => fault.detail);
}

export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** The outermost names first; a pointer's own escapes undone. */
export function segments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
