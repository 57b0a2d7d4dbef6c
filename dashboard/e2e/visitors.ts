import { expect, type APIRequestContext } from "@playwright/test";
import { keys } from "./keys";

type Assignment = { variant_id: string; in_experiment: boolean };

/** What an application does: asks for variants, and tells what users did. */
export class Visitors {
  readonly #request: APIRequestContext;
  readonly #experiment: string;
  #came = 0;

  constructor(request: APIRequestContext, experiment: string) {
    this.#request = request;
    this.#experiment = experiment;
  }

  /** So many new users come and are exposed; answers how many saw which variant. */
  async come(number: number): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    for (const user of this.#next(number)) {
      const variant = await this.#assign(user);
      seen.set(variant, (seen.get(variant) ?? 0) + 1);
    }
    return seen;
  }

  /** So many of those who came first convert. */
  async convert(number: number): Promise<void> {
    const events = Array.from({ length: number }, (_, index) => ({
      user_id: this.#name(index + 1),
      event_type: "conversion",
      event_name: "purchase",
      experiment_id: this.#experiment,
      properties: { revenue: 20 },
    }));
    const answer = await this.#post("/track/batch", { events });
    expect(answer).toMatchObject({ accepted: number, rejected: 0 });
  }

  /** Nobody is in the experiment before the server's configuration has seen its start. */
  async #assign(user: string): Promise<string> {
    let assigned: Assignment | undefined;
    await expect(async () => {
      const body = { user_id: user, experiments: [this.#experiment] };
      const { assignments } = (await this.#post("/assign", body)) as { assignments: Assignment[] };
      assigned = assignments[0];
      expect(assigned?.in_experiment).toBe(true);
    }).toPass({ intervals: [50, 100, 200], timeout: 10_000 });
    return assigned?.variant_id ?? "";
  }

  async #post(path: string, data: object): Promise<unknown> {
    const headers = { Authorization: `Bearer ${keys.client}` };
    const answer = await this.#request.post(`/api/v1${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  }

  #next(number: number): string[] {
    return Array.from({ length: number }, () => this.#name(++this.#came));
  }

  #name(number: number): string {
    return `${this.#experiment}-user-${number}`;
  }
}
