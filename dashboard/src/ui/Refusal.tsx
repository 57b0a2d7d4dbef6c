import { Icon } from "./Icon";
import "./Refusal.css";

/** Why what was asked was not done. */
export function Refusal({ message }: { message: string }) {
  return (
    <p className="refusal" role="alert">
      <Icon name="warning" />
      {message}
    </p>
  );
}
