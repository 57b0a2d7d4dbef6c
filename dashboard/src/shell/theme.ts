import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const NAME = "assay.theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function chosen(): Theme | null {
  try {
    const theme = localStorage.getItem(NAME);
    return theme === "light" || theme === "dark" ? theme : null;
  } catch {
    return null;
  }
}

let choice = chosen();

function present(): Theme {
  return choice ?? (system.matches ? "dark" : "light");
}

function apply() {
  document.documentElement.dataset.theme = present();
  listeners.forEach((listener) => {
    listener();
  });
}

system.addEventListener("change", apply);
apply();

export function chooseTheme(theme: Theme) {
  choice = theme;
  try {
    localStorage.setItem(NAME, theme);
  } catch {
    // Where nothing may be kept, the choice lasts as long as the page.
  }
  apply();
}

/** The theme in force: the one chosen, else the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, present);
}
