import { useEffect, useId, useRef, useState } from "react";
import { Button } from "./Button";
import type { IconName } from "./Icon";
import "./Menu.css";

export type MenuItem = { label: string; icon: IconName; onPick: () => void };

/** Further things to do, shown on asking. */
export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const list = useId();

  useEffect(() => {
    if (!open) return;
    const listen = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", listen);
    document.addEventListener("focusin", listen);
    return () => {
      document.removeEventListener("pointerdown", listen);
      document.removeEventListener("focusin", listen);
    };
  }, [open]);

  // A dialog that is opened from here gives the focus back to the button.
  const close = () => {
    setOpen(false);
    whole.current?.querySelector("button")?.focus();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes from anywhere inside
    <div
      ref={whole}
      className="menu"
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) close();
      }}
    >
      <Button
        icon="more"
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => {
          setOpen(!open);
        }}
      />
      <ul id={list} className="menu__list" hidden={!open}>
        {items.map((item) => (
          <li key={item.label}>
            <Button
              kind="quiet"
              icon={item.icon}
              onClick={() => {
                close();
                item.onPick();
              }}
            >
              {item.label}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
