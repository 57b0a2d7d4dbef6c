import { afterEach, describe, expect, it, vi } from "vitest";
import { Api } from "./api";
import { Problem } from "./problem";

type Request = { url: string; headers: Record<string, string>; method: string };

function answering(...answers: (Response | Error)[]): Request[] {
  const requests: Request[] = [];
  vi.stubGlobal("fetch", (url: string, { headers, method = "GET" }: RequestInit) => {
    requests.push({ url, headers: headers as Record<string, string>, method });
    const answer = answers.shift() ?? new Response("{}");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return requests;
}

const written = (position: string) => new Response("{}", { headers: { "Assay-Position": position } });

const refused = (status: number, body: object) => new Response(JSON.stringify(body), { status });

async function problemOf(asking: Promise<unknown>): Promise<Problem> {
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  if (error instanceof Problem) return error;
  throw new Error("was not refused");
}

describe("the API", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("reads what was written: the highest position goes along with every read", async () => {
    const requests = answering(new Response("{}"), written("12"), written("7"), new Response("{}"));
    const api = new Api("assay_admin_x", vi.fn());
    await api.get("/experiments");
    await api.write({ method: "POST", path: "/experiments", body: {} });
    await api.write({ method: "POST", path: "/experiments/a/start", version: 3 });
    await api.get("/experiments");
    expect(requests.map(({ headers }) => headers["Assay-Position"])).toEqual([
      undefined,
      undefined,
      undefined,
      "12",
    ]);
    expect(requests[2]?.headers["If-Match"]).toBe('"3"');
    expect(requests.every(({ headers }) => headers.Authorization === "Bearer assay_admin_x")).toBe(true);
  });

  it("sends a write again under the same name when nobody answered", async () => {
    const requests = answering(new TypeError("no network"), refused(503, {}), written("1"));
    await new Api("key", vi.fn()).write({ method: "POST", path: "/experiments/a/start" });
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ headers }) => headers["Idempotency-Key"])).size).toBe(1);
  });

  it("tells what the server says is wrong, field by field", async () => {
    const errors = [{ pointer: "/name", detail: "is required" }, { nonsense: true }];
    answering(
      refused(400, {
        type: "https://assay.dev/problems/invalid-request",
        detail: "Look at the name.",
        errors,
      }),
    );
    const problem = await problemOf(new Api("key", vi.fn()).write({ method: "POST", path: "/experiments" }));
    expect(problem).toMatchObject({ status: 400, kind: "invalid-request", message: "Look at the name." });
    expect(problem.faults).toEqual([{ pointer: "/name", detail: "is required" }]);
  });

  it("makes something of an answer that is no problem document", async () => {
    answering(new Response("<html>", { status: 502 }));
    const problem = await problemOf(new Api("key", vi.fn()).get("/experiments"));
    expect(problem).toMatchObject({ status: 502, kind: "unknown", message: "The server answered 502." });
  });

  it("says so when its key is no longer taken", async () => {
    answering(refused(401, { detail: "no" }));
    const onRefused = vi.fn();
    await problemOf(new Api("key", onRefused).get("/experiments"));
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it.each([
    [412, "precondition-failed", true],
    [428, "precondition-required", true],
    [409, "conflict", true],
    [409, "already-exists", false],
    [409, "not-allowed-in-status", false],
  ])("takes %i %s for a change by someone else: %s", (status, kind, stale) => {
    expect(new Problem(status, kind, "").isStale).toBe(stale);
  });
});
