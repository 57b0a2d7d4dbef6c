import { useState, type SyntheticEvent } from "react";
import { faultsAt, faultsOf } from "../api/faults";
import { messageOf } from "../api/problem";
import { useWrite } from "../api/useWrite";
import { useSession } from "../session/session";
import type { Role } from "../session/roles";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Refusal } from "../ui/Refusal";
import { ROLES } from "./key";
import "./IssueDialog.css";

/** Issues a key and shows it, this once. */
export function IssueDialog({ onClose }: { onClose: () => void }) {
  const asked = useWrite();
  const issued = asked.data as { id: string; key: string } | undefined;
  return (
    <Dialog title={issued ? "Your new key" : "Issue a key"} onClose={onClose}>
      {issued ? (
        <Issued secret={issued.key} onClose={onClose} />
      ) : (
        <Issuing asked={asked} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Issued({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <>
      <div className="dialog__body">
        <p role="status">Copy it now: it is shown this once, and only its hash is kept.</p>
        <div className="issued">
          <code data-testid="issued-key">{secret}</code>
          <CopyButton text={secret} />
        </div>
      </div>
      <div className="dialog__foot">
        <Button kind="primary" onClick={onClose}>
          I have it
        </Button>
      </div>
    </>
  );
}

type IssuingProps = { asked: ReturnType<typeof useWrite>; onClose: () => void };

function Issuing({ asked, onClose }: IssuingProps) {
  const { identity, may } = useSession();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("client");
  const roles = may("issueEveryKey") ? (Object.keys(ROLES) as Role[]) : (["client"] as const);
  const faults = faultsOf(asked.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!asked.isPending) asked.mutate({ method: "POST", path: "/keys", body: { name: name.trim(), role } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className="dialog__body">
        <Field
          label="Name"
          hint="Who or what uses it; the history shows this name."
          faults={faultsAt(faults, "/name")}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              value={name}
              maxLength={200}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="Role" hint={ROLES[role]} faults={faultsAt(faults, "/role")}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={role}
              onChange={(event) => {
                setRole(event.target.value as Role);
              }}
            >
              {roles.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p className="muted">It will belong to the environment {identity.environment}.</p>
        {asked.isError && <Refusal message={messageOf(asked.error)} />}
      </div>
      <div className="dialog__foot">
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" busy={asked.isPending}>
          Issue the key
        </Button>
      </div>
    </form>
  );
}
