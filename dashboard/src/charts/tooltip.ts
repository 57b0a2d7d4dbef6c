import type { Colours } from "./useColours";

/** How all drawings explain what the pointer is on. */
export function tooltip(colours: Colours) {
  return {
    backgroundColor: colours.surface,
    borderColor: colours.line,
    padding: [8, 12],
    textStyle: { color: colours.ink, fontFamily: "inherit", fontSize: 13 },
    confine: true,
    transitionDuration: 0,
  };
}

/** Lines of plain text: names are somebody's input and never become markup. */
export function lines(title: string, rows: string[]): HTMLElement {
  const box = document.createElement("div");
  const head = document.createElement("strong");
  head.textContent = title;
  box.append(head);
  for (const row of rows) {
    const line = document.createElement("div");
    line.textContent = row;
    box.append(line);
  }
  return box;
}
