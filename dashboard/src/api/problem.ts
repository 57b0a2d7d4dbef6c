/** One faulty field, by its JSON pointer. */
export type Fault = { pointer: string; detail: string };

/** An error as the server tells it: RFC 9457. */
export class Problem extends Error {
  readonly status: number;
  /** The last part of the problem's type, such as `invalid-request`. */
  readonly kind: string;
  readonly faults: Fault[];

  constructor(status: number, kind: string, detail: string, faults: Fault[] = []) {
    super(detail);
    this.status = status;
    this.kind = kind;
    this.faults = faults;
  }

  /** Whether someone else changed the resource since it was read. */
  get isStale(): boolean {
    return this.status === 412 || this.status === 428 || this.kind === "conflict";
  }

  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Nobody answered: no network, or no server. */
export function unreachable(): Problem {
  return new Problem(0, "unreachable", "The server cannot be reached. Check the connection and try again.");
}

export async function problemIn(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null);
  const fields = isObject(body) ? body : {};
  return new Problem(
    answer.status,
    typeof fields.type === "string" ? fields.type.replace(/^.*\//, "") : "unknown",
    typeof fields.detail === "string" ? fields.detail : `The server answered ${answer.status}.`,
    Array.isArray(fields.errors) ? fields.errors.filter(isFault) : [],
  );
}

/** What to tell a person about anything that went wrong. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isFault(value: unknown): value is Fault {
  return isObject(value) && typeof value.pointer === "string" && typeof value.detail === "string";
}
