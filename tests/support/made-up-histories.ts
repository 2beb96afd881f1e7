import fc from 'fast-check';
import type { BookKind } from '../../src/domain/books/book.ts';
import type { AttachedDocument } from '../../src/domain/documents/document.ts';
import type { Dossier, DossierEvent } from '../../src/domain/dossier.ts';
import { entryKinds } from '../../src/domain/figures/entry-facts.ts';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import type { Instant } from '../../src/domain/words.ts';
import { madeUpId } from './acts.ts';
import { enteredDossier } from './entered-dossier.ts';

/** Minutes after its receipt at which something happened to a dossier; often on the very minute of something else. */
const later = fc.oneof(fc.constantFrom(0, 1, 60, 24 * 60, 7 * 24 * 60), fc.integer({ min: 0, max: 120 * 24 * 60 }));
const perhaps = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { freq: 2 });

const registers: readonly (readonly [string, BookKind | null])[] = [
  ['birth', 'KS'],
  ['birth-reregistration', 'KS'],
  ['death', 'KT'],
  ['marriage', 'KH'],
  ['marital-confirmation', 'TTHN'],
  ['change', 'TDCC'],
  ['extract-copy', 'BSTL'],
  ['general', null],
];

const partialDate = fc.oneof(
  fc.record({ y: fc.integer({ min: 1930, max: 2026 }) }),
  fc.record({
    y: fc.integer({ min: 2015, max: 2026 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  }),
);
const sex = fc.constantFrom('1', '2', '3');
const ethnicity = fc.constantFrom('01', '02', '54');

/** What is written of an event; anything may be missing, as in old books. */
const someFields = fc.record(
  {
    'child.sex': sex,
    'child.ethnicity': ethnicity,
    'child.birthDate': fc.oneof(partialDate, fc.constantFrom('2026-01-05', '2021-06-30')),
    'deceased.sex': sex,
    'deceased.ethnicity': ethnicity,
    'deceased.birthDate': partialDate,
    'death.date': fc.constantFrom('2026-02-10', '2026-10-31'),
    'bride.birthDate': partialDate,
    'groom.birthDate': partialDate,
    'bride.timesMarried': fc.constantFrom(1, 2),
    'groom.timesMarried': fc.constantFrom(1, 3),
    'subject.sex': sex,
    'purpose.kind': fc.constantFrom('1', '4', '5'),
    'change.action': fc.constantFrom('THAY_DOI', 'CAI_CHINH', 'BO_SUNG', 'XAC_DINH_LAI_DAN_TOC'),
  },
  { requiredKeys: [] },
);

const story = fc.record({
  register: fc.constantFrom(...registers),
  /** Around the turns of months and years, where a day is another one in London. */
  received: fc.constantFrom(
    ...['2025-12-14', '2025-12-15', '2025-12-31', '2026-01-01', '2026-02-28', '2026-06-30', '2026-07-01', '2026-10-31'],
    ...['2026-11-14', '2026-11-20'],
  ),
  time: fc.constantFrom('00:00', '06:59', '07:00', '16:30', '23:59'),
  due: later,
  channel: fc.constantFrom('direct', 'online', 'postal'),
  finish: perhaps(later),
  to: fc.constantFrom('COMPLETED', 'REFUSED', 'WITHDRAWN', 'STOPPED'),
  recorded: perhaps(later),
  asked: perhaps(later),
  given: perhaps(later),
  extended: perhaps(fc.record({ at: later, days: fc.integer({ min: 1, max: 30 }) })),
  official: fc.boolean(),
  papers: fc.constantFrom('none', 'pages', 'noPages'),
  entered: perhaps(
    fc.record({
      on: fc.constantFrom(
        '2025-12-31',
        '2026-01-01',
        '2026-03-31',
        '2026-06-30',
        '2026-07-01',
        '2026-10-31',
        '2026-11-20',
      ),
      kind: fc.constantFrom(...entryKinds),
    }),
  ),
  is: fc.constantFrom('handedIn', 'handedIn', 'handedIn', 'report', 'oldEntry'),
  fields: someFields,
});
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const page = { sha256: '0'.repeat(64), bytes: 1_000, type: 'image/jpeg' } as const;

function papersOf(told: Story['papers'], at: Instant): readonly AttachedDocument[] | undefined {
  if (told === 'none') return undefined;
  return [{ id: 'd', paper: 'identity', standing: 'given', by: 'a', at, pages: told === 'pages' ? [page] : [] }];
}

function dossierOf(one: Story, number: number): Dossier {
  const receivedAt = instantAt(one.received, one.time);
  const after = (minutes: number, from = receivedAt): Instant =>
    new Date(Date.parse(from) + minutes * 60_000).toISOString();
  const event = (name: string, more: Partial<DossierEvent>): DossierEvent => ({
    ...{ id: madeUpId(number), type: name, author: 'a', device: 'd', clockOffset: 0, recordedAt: null, touched: [] },
    occurredAt: receivedAt,
    ...more,
  });
  const opened = event('openDossier', { recordedAt: receivedAt });
  const finishedAt = one.finish === null ? null : after(one.finish);
  const end =
    finishedAt === null
      ? []
      : [
          event('moveDossier', {
            touched: ['PROCESSING', one.to],
            occurredAt: finishedAt,
            recordedAt: one.recorded === null ? null : after(one.recorded, finishedAt),
          }),
        ];
  const [procedure, book] = one.register;
  const askedAt = one.asked === null ? null : after(one.asked);
  const plain = enteredDossier(procedure, one.fields);
  const { entry, ...rest } = plain;
  const documents = papersOf(one.papers, receivedAt);
  return {
    ...rest,
    id: madeUpId(0xf0_0000 + number),
    codes: { provisional: `TAM-${number}`, official: one.official ? `H-${number}` : null },
    channel: one.channel,
    receivedAt,
    dueAt: after(one.due),
    business: one.is === 'report' ? 'REPORTED' : finishedAt === null ? 'PROCESSING' : one.to,
    events: one.is === 'report' ? [opened] : [opened, ...end],
    ...(askedAt === null
      ? {}
      : {
          supplement: {
            ...{ by: 'a', papers: [], guide: '', requestedAt: askedAt },
            receivedAt: one.given === null ? null : after(one.given, askedAt),
          },
        }),
    ...(one.extended === null
      ? {}
      : { extension: { by: 'a', reason: '', days: one.extended.days, at: after(one.extended.at) } }),
    ...(documents === undefined ? {} : { documents }),
    ...(entry === undefined || book === null || one.entered === null || one.is === 'report'
      ? {}
      : { entry: { ...entry, bookKind: book, registeredOn: one.entered.on, kind: one.entered.kind } }),
    ...(one.is === 'oldEntry' ? { source: { file: '0', row: 2, registeredBy: 'xã Cũ' } } : {}),
  };
}

/** Dossiers of a year to whom anything may have happened, at every edge of a period and of a promise. */
export const histories: fc.Arbitrary<readonly Dossier[]> = fc
  .array(story, { minLength: 1, maxLength: 14 })
  .map((stories) => stories.map(dossierOf));

/** Moments from which they are looked back upon. */
export const moments: fc.Arbitrary<Instant> = fc.constantFrom(
  ...['2026-01-15T02:00:00.000Z', '2026-06-30T16:59:59.999Z', '2026-06-30T17:00:00.000Z', '2026-11-22T02:00:00.000Z'],
);
