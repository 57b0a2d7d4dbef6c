import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button } from "./Button";
import "./Dialog.css";

type Props = { title: string; wide?: boolean; onClose: () => void; children: ReactNode };

/** A question that has to be answered before anything else; Escape and the cross close it. */
export function Dialog({ title, wide = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    const before = document.activeElement;
    element.showModal();
    firstControl(element)?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={wide ? "dialog dialog--wide" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog__head">
        <h2 id={heading}>{title}</h2>
        <Button kind="quiet" icon="close" aria-label="Close" onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}

/** What is asked for comes first; where nothing is, the answer does. */
function firstControl(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>("input, select, textarea") ??
    dialog.querySelector<HTMLElement>("button[type=submit]")
  );
}
