const PATHS = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M9 6v12M15 6v12",
  stop: "M7 7h10v10H7z",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v4.5l3 1.5",
  archive: "M4 5h16v4H4zM6 9v10h12V9M10 13h4",
  copy: "M9 9h10v10H9zM5 15V5h10",
  split: "M5 12h5l4-5h5M10 12l4 5h5",
  flag: "M6 21V4M6 5h11l-2 3.5L17 12H6",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  exit: "M14 5H6v14h8M10 12h10M17 9l3 3-3 3",
  warning: "M12 4.5l8.5 15h-17zM12 10.5v4M12 17h.01",
  info: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 11.5v4M12 8.5h.01",
  stopSign: "M8.5 4h7L20 8.5v7L15.5 20h-7L4 15.5v-7zM9 9l6 6M15 9l-6 6",
  hourglass: "M7 4h10M7 20h10M8 4c0 4 4 5 4 8s-4 4-4 8M16 4c0 4-4 5-4 8s4 4 4 8",
  rocket: "M12 15l-3-3c1-5 4-8 10-9-1 6-4 9-9 10zM9 12H5l2-3h3M12 15v4l3-2v-3M6 16l-2 4 4-2",
  equals: "M6 9.5h12M6 14.5h12",
  question:
    "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM9.8 9.5a2.3 2.3 0 1 1 3.3 2.2c-.8.4-1.1.8-1.1 1.7M12 16h.01",
  empty: "M5 8l7-4 7 4v8l-7 4-7-4zM5 8l7 4 7-4M12 12v8",
  arrow: "M5 12h13M13 7l5 5-5 5",
  key: "M14.5 13a4 4 0 1 0-4-4c0 .5.1 1 .3 1.4L4 17.2V20h3v-2h2v-2h2l1.2-1.3c.7.2 1.5.3 2.3.3zM15.5 8.5h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a text that says the same; so it is hidden from those who listen. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
