/** Puts a text where it can be pasted from; says whether that worked. */
export async function copy(text: string): Promise<boolean> {
  // Browsers offer the clipboard only over TLS and on localhost.
  if (!window.isSecureContext) return copyBySelecting(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

function copyBySelecting(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  // An open modal dialog lets nothing outside it be selected.
  const home = document.querySelector("dialog[open]") ?? document.body;
  home.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without TLS
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
