// 100 flags, one rule and a split in halves each, a context for every call; beside @growthbook/growthbook in the same run.
// Run by: npm run -s bench (after npm run build)
import { GrowthBookClient } from "@growthbook/growthbook";
import os from "node:os";
import { AssayClient } from "../dist/index.js";

const FLAGS = 100;
const ROUNDS = 5;
const MILLIS = 1_000;

const halves = [
  { variant: "on", ranges: [[0, 4_999]] },
  { variant: "off", ranges: [[5_000, 9_999]] },
];
const flag = (id) => ({
  on: true,
  type: "boolean",
  salt: id,
  variations: [
    { id: "on", value: true },
    { id: "off", value: false },
  ],
  off: "off",
  prerequisites: [],
  targets: {},
  rules: [
    {
      id: "german",
      conditions: [{ dimension: "country", operator: "equals", values: ["DE"] }],
      serve: { split: halves },
    },
  ],
  default: { variation: "off" },
});
const ids = Array.from({ length: FLAGS }, (_, i) => `flag-${i}`);
const configuration = {
  format: 1,
  revision: "1",
  mark_salt: "",
  flags: Object.fromEntries(ids.map((id) => [id, flag(id)])),
  experiments: {},
};

const away = () => new Promise(() => undefined);
const assay = new AssayClient({
  url: "http://localhost:1",
  key: "",
  bootstrap: configuration,
  storage: null,
  fetch: away,
});
const features = Object.fromEntries(
  ids.map((id) => [
    id,
    {
      defaultValue: false,
      rules: [
        {
          condition: { country: "DE" },
          variations: [true, false],
          weights: [0.5, 0.5],
          hashVersion: 2,
          seed: id,
        },
      ],
    },
  ]),
);
// The one for many users, which takes a context for every call.
const growthbook = new GrowthBookClient().initSync({ payload: { features } });

let next = 0;
let sink = 0;
const contenders = {
  Assay: () => {
    const i = next++;
    sink += assay.isOn(ids[i % FLAGS], { userId: `user-${i % 4096}`, country: "DE" }) ? 1 : 0;
  },
  "@growthbook/growthbook": () => {
    const i = next++;
    const user = { attributes: { id: `user-${i % 4096}`, country: "DE" } };
    sink += growthbook.isOn(ids[i % FLAGS], user) ? 1 : 0;
  },
};

function perSecond(evaluate) {
  const begun = performance.now();
  let done = 0;
  while (performance.now() - begun < MILLIS) {
    for (let i = 0; i < 100; i++) {
      evaluate();
    }
    done += 100;
  }
  return (done * 1_000) / (performance.now() - begun);
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rates = {};
for (const [name, evaluate] of Object.entries(contenders)) {
  perSecond(evaluate); // to get warm
  sink = 0;
  rates[name] = median(Array.from({ length: ROUNDS }, () => perSecond(evaluate)));
}
console.log(
  `node ${process.version}, ${os.cpus().length} cores; medians of ${ROUNDS} rounds of ${MILLIS} ms`,
);
for (const [name, rate] of Object.entries(rates)) {
  console.log(`${name.padEnd(24)} ${Math.round(rate).toLocaleString("en").padStart(12)} evaluations/s`);
}
console.log(`ratio ${(rates.Assay / rates["@growthbook/growthbook"]).toFixed(2)}`);
process.exit(sink < 0 ? 1 : 0);
