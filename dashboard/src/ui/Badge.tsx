import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./Badge.css";

export type Tone = "good" | "bad" | "warn" | "info" | "idle" | "accent";

export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`badge badge--${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

/** A word somebody gave to a thing. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
