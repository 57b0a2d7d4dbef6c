import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Api } from "../api/api";
import { messageOf, Problem } from "../api/problem";
import { newQueryClient } from "../api/queries";
import { keptKey } from "./keptKey";
import { may, mayUseDashboard } from "./roles";
import { SessionContext, type Identity } from "./session";
import { SignIn } from "./SignIn";

type State =
  | { at: "signing in"; message: string }
  | { at: "asking who it is"; key: string; message: string }
  | { at: "signed in"; identity: Identity; api: Api };

/** Shows what is behind it to whoever has signed in, and the sign-in to everybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>(() => {
    const key = keptKey.read();
    return key ? { at: "asking who it is", key, message: "" } : { at: "signing in", message: "" };
  });
  const asking = state.at === "asking who it is" ? state.key : null;

  useEffect(() => {
    if (asking === null) return;
    const leaving = new AbortController();
    void identify(asking, leaving.signal, setState).then((next) => {
      if (!leaving.signal.aborted) setState(next);
    });
    return () => {
      leaving.abort();
    };
  }, [asking]);

  if (state.at !== "signed in") {
    return (
      <SignIn
        busy={state.at === "asking who it is"}
        message={state.message}
        onKey={(key) => {
          setState({ at: "asking who it is", key, message: "" });
        }}
      />
    );
  }
  return (
    <SignedIn identity={state.identity} api={state.api} onLeave={setState}>
      {children}
    </SignedIn>
  );
}

type SignedInProps = {
  identity: Identity;
  api: Api;
  onLeave: (state: State) => void;
  children: ReactNode;
};

function SignedIn({ identity, api, onLeave, children }: SignedInProps) {
  // What one key has read, the next must not see.
  const [queries] = useState(newQueryClient);
  const session = useMemo(
    () => ({
      identity,
      api,
      may: (deed: Parameters<typeof may>[1]) => may(identity.role, deed),
      signOut: () => {
        onLeave(leave("You have signed out."));
      },
    }),
    [identity, api, onLeave],
  );
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </SessionContext>
  );
}

async function identify(key: string, signal: AbortSignal, onRefused: (state: State) => void): Promise<State> {
  let known = false;
  const api = new Api(key, () => {
    if (known) onRefused(leave("This key is no longer valid. Sign in with another one."));
  });
  try {
    const identity = (await api.get("/session", signal)) as Identity;
    if (!mayUseDashboard(identity.role)) {
      return leave(
        "This is a client key: it assigns and tracks, and cannot use the dashboard. Ask an admin for a key of another role.",
      );
    }
    known = true;
    keptKey.keep(key);
    return { at: "signed in", identity, api };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) {
      return leave("No key like this is known here, or it was revoked.");
    }
    // The kept key stays for another try: the server may only be away for a moment.
    return { at: "signing in", message: messageOf(error) };
  }
}

function leave(message: string): State {
  keptKey.forget();
  return { at: "signing in", message };
}
