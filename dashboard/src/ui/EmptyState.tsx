import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./EmptyState.css";

type Props = { icon?: IconName; title: string; children?: ReactNode };

/** What to do where there is nothing to see. */
export function EmptyState({ icon = "empty", title, children }: Props) {
  return (
    <div className="empty">
      <span className="empty__icon">
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
