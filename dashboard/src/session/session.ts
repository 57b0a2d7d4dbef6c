import { createContext, use } from "react";
import type { Api } from "../api/api";
import type { Deed, Role } from "./roles";

/** Who a key is, as `GET /session` answers. */
export type Identity = { company: string; environment: string; role: Role; name: string };

export type Session = {
  identity: Identity;
  api: Api;
  may: (deed: Deed) => boolean;
  signOut: () => void;
};

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in; only inside what is shown to whoever is. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("nobody is signed in");
  return session;
}
