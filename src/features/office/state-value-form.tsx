import { useState } from 'react';
import { ActForm } from '../../components/form/act-form.tsx';
import type { Fields, FieldSpec } from '../../domain/field.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { lastStated, type Office, type StandingRow } from '../../domain/office/office.ts';
import { officeIdOf } from '../../domain/office/office-id.ts';
import { feeChannels, keyText, type RuleKey } from '../../domain/office/office-key.ts';
import { valueInWords } from '../../domain/office/value-in-words.ts';
import { textAt } from '../../domain/read-field.ts';
import type { LocalDate } from '../../domain/words.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useSession } from '../../state/session.ts';
import type { Command, Session } from '../../store/store.ts';
import { valueChecks } from './value-checks.ts';
import { answeredValue, fieldsOf, valueFields, valueIn } from './value-questions.ts';

const basis: FieldSpec = {
  path: 'basis',
  label: { vi: 'Theo văn bản, quyết định nào', en: 'By which text or decision' },
  kind: 'text',
  required: 'always',
  help: { vi: 'Ví dụ: Thông báo số 12/TB-UBND ngày 03/01/2027.', en: 'Such as: Notice 12/TB-UBND of 03/01/2027.' },
};
const validFrom: FieldSpec = {
  path: 'validFrom',
  label: { vi: 'Dùng từ ngày', en: 'Holds from' },
  kind: 'date',
  required: 'always',
  help: {
    vi: 'Hồ sơ nhận từ ngày này; giờ làm việc: mọi ngày từ ngày này.',
    en: 'For what is received from that day on; hours: for every day from it.',
  },
};
const whichDay: FieldSpec = { path: 'day', label: { vi: 'Ngày', en: 'Day' }, kind: 'date', required: 'always' };
const channel: FieldSpec = {
  path: 'channel',
  label: { vi: 'Cách nộp', en: 'How it comes' },
  kind: 'choice',
  required: 'always',
  choices: [
    { code: 'any', label: { vi: 'Mọi cách nộp', en: 'Any' } },
    { code: 'direct', label: { vi: 'Trực tiếp', en: 'In person' } },
    { code: 'online', label: { vi: 'Trực tuyến', en: 'Online' } },
    { code: 'postal', label: { vi: 'Bưu chính', en: 'By post' } },
  ],
};

interface Stated {
  readonly key: RuleKey;
  readonly day: LocalDate;
  readonly to: unknown;
  readonly basis: string;
}

/** As it stood when the form was opened: what a colleague states meanwhile must meet this. */
function command({ key, day, to, basis: ground }: Stated, seen: Office | null, session: Session): Command {
  const text = keyText(key);
  const entity = officeIdOf(session.commune.code);
  const from = lastStated(seen ?? undefined, text, day)?.to ?? null;
  return {
    name: 'stateValue',
    ...(entity === undefined ? {} : { entity }),
    args: { key: text, validFrom: day, from, to, basis: ground, name: session.account.name },
  };
}

interface StateValueFormProps {
  readonly asked: RuleKey;
  readonly name: string;
  /** What is in force, in words, and as it would be stated; `null`: it cannot be. */
  readonly inForce: string;
  readonly begins: unknown;
  readonly office: Office | null;
  readonly today: LocalDate;
  readonly onDone: () => void;
}

/** States a value of the commune's own: what, from which day, on which ground. */
export function StateValueForm({ asked, name, inForce, begins, office, today, onDone }: StateValueFormProps) {
  const words = useMessages().office;
  const session = useSession();
  const [seen] = useState(office);
  const isDay = asked.kind === 'day';
  const fields = [
    ...(isDay ? [whichDay] : []),
    ...(asked.kind === 'fee' ? [channel] : []),
    ...valueFields(asked),
    ...(isDay ? [] : [validFrom]),
    basis,
  ];
  const begun: Fields = {
    ...fieldsOf(asked, begins),
    ...(isDay ? { day: asked.day } : { validFrom: today }),
    ...(asked.kind === 'fee' ? { channel: asked.channel ?? 'any' } : {}),
  };
  return (
    <ActForm
      title={words.stateOf(name)}
      submit={words.save}
      fields={fields}
      checks={valueChecks(asked)}
      begun={begun}
      command={(answered) => {
        const key = keyAsked(asked, answered);
        const day = key.kind === 'day' ? key.day : (textAt(answered, 'validFrom') ?? today);
        // What is no value is refused as it is: none at all would take back the one in force.
        const to = valueIn(key, answered) ?? answeredValue(key, answered);
        return command({ key, day, to, basis: textAt(answered, 'basis') ?? '' }, seen, session);
      }}
      onDone={onDone}
    >
      <p>{words.now(inForce)}</p>
    </ActForm>
  );
}

function keyAsked(key: RuleKey, answered: Fields): RuleKey {
  if (key.kind === 'day') return { kind: 'day', day: textAt(answered, 'day') ?? key.day };
  if (key.kind !== 'fee') return key;
  const by = feeChannels.find((each) => (each ?? 'any') === answered['channel']);
  return { ...key, channel: by ?? null };
}

interface TakeBackFormProps {
  readonly of: RuleKey;
  readonly name: string;
  readonly row: StandingRow;
  readonly office: Office | null;
  readonly onDone: () => void;
}

/** Takes one row back, on a ground too. */
export function TakeBackForm({ of, name, row, office, onDone }: TakeBackFormProps) {
  const words = useMessages().office;
  const say = useSay();
  const session = useSession();
  const [seen] = useState(office);
  return (
    <ActForm
      title={words.takeBackOf(name)}
      submit={words.saveTakeBack}
      fields={[basis]}
      command={(answered) =>
        command({ key: of, day: row.validFrom, to: null, basis: textAt(answered, 'basis') ?? '' }, seen, session)
      }
      onDone={onDone}
    >
      <p>{words.takeBackHelp(say(valueInWords(of, row.to)), printLocalDate(row.validFrom))}</p>
    </ActForm>
  );
}
