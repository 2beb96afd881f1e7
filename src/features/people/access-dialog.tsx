import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { LateMessages } from '../../messages/language.ts';
import { useDeviceWords } from '../../state/devices-words.ts';
import { usePeopleWords } from '../../state/people-words.ts';
import type { ListedDevice } from '../../protocol/devices.ts';
import type { PersonDone } from '../../protocol/people.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { PersonAnswer } from '../../sync/ask-people.ts';
import { type AccessAsked, type AccessForm, needsReason, needsRoles, sendOrder, troubleIn } from './access-order.ts';
import { nameOf } from './device-line.tsx';
import { PasskeyChoice } from './passkey-choice.tsx';
import { RoleChoice } from './role-choice.tsx';
import { PlainField } from '../../components/plain-field.tsx';

export interface AccessDialogProps {
  readonly asked: AccessAsked;
  /** Of the commune, to say what waits where she has worked. */
  readonly devices: readonly ListedDevice[];
  readonly onClose: () => void;
}

type Words = LateMessages['people'];
type Why = keyof Words['why'];

const submits = {
  add: 'doAdd',
  roles: 'doRoles',
  password: 'doPassword',
  passkey: 'doPasskey',
  end: 'doEnd',
  restore: 'doRestore',
} as const;

function titleOf(asked: AccessAsked, words: Words): string {
  return asked.kind === 'add' ? words.addTitle : words[`${asked.kind}Title`](asked.person.name);
}

function whyOf(answer: Exclude<PersonAnswer, { status: 'done' }>): Why {
  if (answer.status === 'no') return answer.why;
  if (answer.status === 'later') return 'later';
  const { field } = answer;
  return field === 'username' || field === 'name' || field === 'roles' || field === 'reason' ? field : 'field';
}

/** One change of somebody's access, before it is done; and the password that comes of it, shown once. */
export function AccessDialog({ asked, devices, onClose }: AccessDialogProps) {
  const { atServer, newId } = useParts();
  const words = usePeopleWords();
  const [form, setForm] = useState<AccessForm>(() => ({
    ...{ username: '', name: '', title: '', reason: '' },
    roles: asked.kind === 'add' ? [] : asked.person.roles,
    machine: asked.kind === 'passkey' ? (asked.person.passkeys[0]?.machine ?? '') : '',
  }));
  const [request, setRequest] = useState(newId);
  const [why, setWhy] = useState<Why | null>(null);
  const [tries, setTries] = useState(0);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // She goes on where something is missing or wrong.
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<PersonDone | null>(null);
  const { kind } = asked;
  const change = (some: Partial<AccessForm>) => {
    setForm((before) => ({ ...before, ...some }));
    // Something else than what was asked before.
    setRequest(newId());
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (asking) return;
    const trouble = troubleIn(kind, form);
    setWhy(trouble);
    setTries((before) => before + 1);
    if (trouble !== null) return;
    setAsking(true);
    const answer = await sendOrder((await atServer()).people, asked, form, request);
    setAsking(false);
    if (answer.status !== 'done') {
      setWhy(whyOf(answer));
      setTries((before) => before + 1);
    } else if (kind === 'roles' || kind === 'passkey' || kind === 'end') onClose();
    else setDone(answer.done);
  };
  if (done !== null) {
    const name = asked.kind === 'add' ? form.name.trim() : asked.person.name;
    return <Given name={name} done={done} words={words} onClose={onClose} />;
  }
  return (
    <ModalDialog title={titleOf(asked, words)} onClose={onClose}>
      <form ref={box} onSubmit={(event) => void submit(event)} noValidate>
        <p>{words[`${kind}Lead`]}</p>
        {asked.kind === 'end' && <Waiting machines={asked.person.machines} devices={devices} words={words} />}
        {kind === 'add' && (
          <>
            <PlainField
              label={words.username}
              hint={words.usernameHint}
              value={form.username}
              most={32}
              isFaulty={why === 'username' || why === 'nameTaken'}
              onWrite={(username) => change({ username })}
            />
            <PlainField
              label={words.fullName}
              value={form.name}
              most={80}
              isFaulty={why === 'name'}
              onWrite={(name) => change({ name })}
            />
            <PlainField label={words.position} value={form.title} most={80} onWrite={(title) => change({ title })} />
          </>
        )}
        {asked.kind === 'passkey' && (
          <PasskeyChoice
            passkeys={asked.person.passkeys}
            devices={devices}
            chosen={form.machine}
            onChoose={(machine) => change({ machine })}
          />
        )}
        {needsRoles(kind) && (
          <RoleChoice
            legend={words.roles}
            chosen={form.roles}
            isFaulty={why === 'roles'}
            onChoose={(roles) => change({ roles })}
          />
        )}
        {needsReason(kind) && (
          <PlainField
            label={words.reason}
            hint={words.reasonHint}
            value={form.reason}
            most={300}
            isFaulty={why === 'reason'}
            onWrite={(reason) => change({ reason })}
          />
        )}
        <div className="actions">
          {/* Beside the buttons, which stay in sight however long the form is. */}
          <div role="alert">{why !== null && <p className="finding is-error">{words.why[why]}</p>}</div>
          <button
            type="submit"
            className={kind === 'end' || kind === 'passkey' ? 'danger' : 'primary'}
            aria-disabled={asking}
          >
            {words[submits[kind]]}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

interface WaitingProps {
  readonly machines: readonly string[];
  readonly devices: readonly ListedDevice[];
  readonly words: Words;
}

function Waiting({ machines, devices, words }: WaitingProps) {
  const names = useDeviceWords();
  const hers = devices.filter(({ id }) => machines.includes(id));
  if (hers.length === 0) return <p>{words.noMachine}</p>;
  return (
    <>
      <ul className="waiting-on">
        {hers.map((device) => (
          <li key={device.id}>{words.waitingOn(nameOf(device, names), device.waiting)}</li>
        ))}
      </ul>
      <p className="soft">{words.waitingNote}</p>
    </>
  );
}

interface GivenProps {
  readonly name: string;
  readonly done: PersonDone;
  readonly words: Words;
  readonly onClose: () => void;
}

function Given({ name, done: { password, until }, words, onClose }: GivenProps) {
  const messages = useMessages();
  const now = useNow();
  return (
    <ModalDialog title={words.given(name)} onClose={onClose}>
      {password === null || until === null ? (
        <p>{words.done}</p>
      ) : (
        <>
          <p className="device-code one-time" role="status">
            {password}
          </p>
          <p>{words.givenHelp(sayWhen(until, now, messages))}</p>
        </>
      )}
      <div className="actions">
        <button type="button" className="primary" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </ModalDialog>
  );
}
