import { useEffect, useState, type InputHTMLAttributes, type Ref } from "react";

const SETTLES_AFTER = 250;

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> & {
  ref?: Ref<HTMLInputElement>;
  value: string;
  onSettled: (value: string) => void;
};

/** An input that tells its value once nobody has typed for a moment, or at once on Enter. */
export function DelayedInput({ value, onSettled, ...rest }: Props) {
  const [text, setText] = useState(value);
  const [outside, setOutside] = useState(value);
  if (value !== outside) {
    setOutside(value);
    setText(value);
  }

  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      onSettled(text);
    }, SETTLES_AFTER);
    return () => {
      clearTimeout(timer);
    };
  }, [text, value, onSettled]);

  return (
    <input
      className="input"
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onSettled(text);
      }}
    />
  );
}
