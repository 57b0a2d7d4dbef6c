import type { ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./Icon";
import "./Button.css";

type Kind = "primary" | "plain" | "quiet" | "danger";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  icon?: IconName;
  /** It works already: a second press does nothing. */
  busy?: boolean;
  wide?: boolean;
  small?: boolean;
};

export function Button({
  kind = "plain",
  icon,
  busy = false,
  wide = false,
  small = false,
  type = "button",
  children,
  onClick,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ kind, wide, small })}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="button__spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type Look = { kind?: Kind; wide?: boolean; small?: boolean };

/** For a link that looks like a button. */
export function buttonClass({ kind = "plain", wide = false, small = false }: Look): string {
  return `button button--${kind}${wide ? " button--wide" : ""}${small ? " button--small" : ""}`;
}
