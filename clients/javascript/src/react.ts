import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from "react";
import type { AssayClient, Assignment, Widened } from "./client";
import type { User } from "./configuration";

const Given = createContext<{ client: AssayClient; user: User } | undefined>(undefined);

/** Gives the components below it a client and the user they are shown to. */
export function AssayProvider({
  client,
  user,
  children,
}: {
  client: AssayClient;
  user: User;
  children?: ReactNode;
}) {
  const given = useMemo(() => ({ client, user }), [client, user]);
  return createElement(Given.Provider, { value: given }, children);
}

function useGiven() {
  const given = useContext(Given);
  if (!given) {
    throw new Error("useFlag and useExperiment need an AssayProvider above them");
  }
  useSyncExternalStore(
    given.client.subscribe,
    () => given.client.revision,
    () => given.client.revision,
  );
  return given;
}

/** A flag's value, which follows every change. The default says which type it is of. */
export function useFlag<T extends string | number | boolean | object>(
  flag: string,
  otherwise: T,
): Widened<T> {
  const { client, user } = useGiven();
  return client.details(flag, user, otherwise).value;
}

/** The user's variant of an experiment; who takes part counts as having been shown it. */
export function useExperiment(experiment: string): Assignment {
  const { client, user } = useGiven();
  return client.assign(experiment, user);
}
