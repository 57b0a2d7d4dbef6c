import { DeedDialog } from "../ui/DeedDialog";
import type { ApiKey } from "./key";

export function RevokeDialog({ revoked, onClose }: { revoked: ApiKey; onClose: () => void }) {
  return (
    <DeedDialog
      title={`Revoke “${revoked.name}”?`}
      confirm="Revoke"
      danger
      write={() => ({ method: "DELETE", path: `/keys/${revoked.id}` })}
      done="Key revoked."
      onClose={onClose}
    >
      {() => <p>Whatever uses it is refused from now on. This cannot be undone.</p>}
    </DeedDialog>
  );
}
