// npm ci removes and rewrites node_modules each time; a stamp of the lock file it came from says when that is needless.
import { execSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.assay-lock";
const lock = readFileSync("package-lock.json", "utf8");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  execSync("npm ci", { stdio: "inherit" });
  writeFileSync(stamp, lock);
}
