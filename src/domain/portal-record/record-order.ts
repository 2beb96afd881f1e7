/** What the ministry's record asks of each person, in its order; names within our block of that person. */
const person = [
  ...['fullName', 'sex', 'birthDate', 'ethnicity', 'ethnicityText', 'nationality', 'otherNationality'],
  ...['residenceKind', 'residence', 'residenceAbroad', 'idDocument', 'pin'],
];

const entry = (...parts: readonly string[]): readonly string[] => parts.map((part) => `entry.${part}`);

/** Of the entry, where there is one. */
const copied = [
  ...entry('number', 'volume', 'page', 'registeredOn'),
  ...entry('signer', 'signerTitle', 'officer', 'remarks'),
];
const registered = [...copied.slice(0, 4), 'entry.kind', ...copied.slice(4)];

const block = (id: string, renamed: Readonly<Record<string, string>> = {}): readonly string[] =>
  person.map((name) => `${id}.${renamed[name] ?? name}`);

const applicant = [
  ...block('applicant'),
  ...['relationshipText', 'relationship', 'phone', 'email'].map((name) => `applicant.${name}`),
];
const abroad = ['foreign.number', 'foreign.date', 'foreign.authority', 'foreign.country'];

interface RecordOrder {
  readonly procedures: readonly string[];
  /** Our fields in the order of the ministry's record; `entry.…` stands for what was entered. */
  readonly fields: readonly string[];
}

/**
 * The order in which the ministry's records ask, by kind of record. The delivery's mapping file says what each field is called
 * there; a test holds the two to each other.
 */
export const recordOrders: Readonly<Record<'KS' | 'KT' | 'KH' | 'HN' | 'CMC' | 'BS', RecordOrder>> = {
  KS: {
    procedures: [
      ...['birth', 'birth-foreign', 'birth-from-papers', 'birth-reregistration'],
      ...['linked-birth', 'mobile-birth', 'foreign-birth-note'],
    ],
    fields: [
      ...registered,
      ...['birthNotice.code', 'birthNotice.date'],
      ...block('child'),
      ...['child.birthPlace', 'child.hometown', 'parentageCase'],
      ...block('mother'),
      ...block('father'),
      ...applicant,
      'applicant.copies',
      ...abroad,
    ],
  },
  KT: {
    procedures: [
      ...['death', 'death-foreign', 'death-reregistration'],
      ...['linked-death', 'mobile-death', 'foreign-death-note'],
    ],
    fields: [
      ...registered,
      ...block('deceased', { residence: 'lastResidence' }),
      ...['death.date', 'death.time', 'death.place', 'death.cause'],
      ...['notice.type', 'notice.number', 'notice.date', 'notice.issuer'],
      ...applicant,
      'applicant.copies',
      ...abroad,
    ],
  },
  KH: {
    procedures: ['marriage', 'marriage-foreign', 'marriage-reregistration', 'mobile-marriage'],
    fields: [
      ...registered,
      ...block('groom'),
      'groom.timesMarried',
      ...block('bride'),
      'bride.timesMarried',
      'applicant.copies',
    ],
  },
  HN: {
    procedures: ['marital-confirmation'],
    fields: [
      ...copied,
      ...block('subject'),
      ...['stays.1.place', 'stays.1.from', 'stays.1.to', 'marital.state', 'purpose.kind', 'purpose.text'],
      ...applicant,
    ],
  },
  CMC: {
    procedures: ['recognition', 'recognition-foreign', 'foreign-recognition-note'],
    fields: [
      ...registered,
      ...block('recogniser'),
      ...block('recognised'),
      'recognition.relation',
      ...applicant,
      ...abroad,
    ],
  },
  BS: {
    procedures: ['extract-copy'],
    fields: [
      ...copied,
      ...block('subject'),
      ...['original.kind', 'request.copies', 'original.place', 'original.volume', 'original.registeredOn'],
      ...applicant,
    ],
  },
};

/** `undefined`: the ministry has no record of this procedure; the form's own order stands then. */
export function recordOrderOf(procedure: string): readonly string[] | undefined {
  return Object.values(recordOrders).find(({ procedures }) => procedures.includes(procedure))?.fields;
}
