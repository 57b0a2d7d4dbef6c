export { AssayClient, type Assignment, type FlagDetails, type Options, type Widened } from "./client";
export type { User } from "./configuration";
export type { Statistics } from "./events";
