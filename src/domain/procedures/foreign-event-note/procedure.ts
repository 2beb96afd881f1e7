import type { FieldGroup } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { personalNumbers } from '../birth/checks/identity.ts';
import { childGroup } from '../birth/child-fields.ts';
import { fatherGroup, motherGroup } from '../birth/parent-fields.ts';
import { changeGroup, subjectGroup } from '../change/change-fields.ts';
import { fromAsEntered, itemsFit } from '../change/checks/items.ts';
import { noteOfChange } from '../change/note.ts';
import { lifeBeforeDeath } from '../death/checks/dates.ts';
import { applicantLives } from '../death/checks/persons.ts';
import { deceasedGroup } from '../death/deceased-fields.ts';
import { deathGroup } from '../death/event-fields.ts';
import { concernsTheDead, noteOfDeath } from '../death/note.ts';
import { deathRelationships } from '../death/relationships.ts';
import { guardianFits } from '../guardianship/checks.ts';
import { guardianGroup, wardGroup } from '../guardianship/guardianship-fields.ts';
import { originalIsBirth, rolesFit } from '../recognition/checks.ts';
import { noteOfRecognition } from '../recognition/note.ts';
import { recognisedGroup, recogniserGroup, recognitionGroup } from '../recognition/recognition-fields.ts';
import { relationField } from '../recognition/relations.ts';
import { citizensCommune, ofACitizen, settledAbroad } from '../shared/foreign-entry.ts';
import { mayLiveAbroad } from '../shared/living-abroad.ts';
import { entryBeforeReceipt, entryFound, entryIsOf, fromEntry, originalGroup } from '../shared/original-entry.ts';
import { relationships } from '../shared/relationships.ts';
import { identityOf } from '../shared/subject-identity.ts';
import { applicantOf, basedOnForeignPaper, noteOfEvent } from './note-of-event.ts';
import { reasonsOfGuardianship } from './guardianship-reasons.ts';

const only = (group: FieldGroup, ...paths: readonly string[]): FieldGroup => ({
  ...group,
  fields: group.fields.filter(({ path }) => paths.some((one) => path === one || path.startsWith(`${one}.`))),
});

/** Ghi vào sổ việc khai sinh đã đăng ký ở nước ngoài: into the register of births, as noted from abroad. */
export const foreignBirthNote1: Procedure = noteOfEvent({
  id: 'foreign-birth-note',
  event: { vi: 'khai sinh', en: 'a birth registered abroad' },
  book: 'KS',
  subjects: ['child.fullName'],
  tellingFacts: ['child.fullName', 'child.birthDate', 'mother.fullName'],
  persons: [{ id: 'mother', sex: '2' }, { id: 'father', sex: '1' }, { id: 'applicant' }],
  groups: [
    applicantOf('Quan hệ với người được khai sinh', relationships, ['mother.residence', 'father.residence']),
    childGroup,
    mayLiveAbroad(motherGroup),
    mayLiveAbroad(fatherGroup),
  ],
  checks: [
    settledAbroad('child.birthDate', 'mother.birthDate', 'father.birthDate'),
    ofACitizen('child'),
    personalNumbers,
  ],
  people: ['mother', 'father'],
});

/** Ghi vào sổ việc khai tử: ends what a death registered here ends. */
export const foreignDeathNote1: Procedure = {
  ...noteOfEvent({
    id: 'foreign-death-note',
    event: { vi: 'khai tử', en: 'a death registered abroad' },
    book: 'KT',
    subjects: ['deceased.fullName'],
    tellingFacts: ['deceased.fullName', 'death.date'],
    persons: [{ id: 'applicant' }, { id: 'deceased' }],
    groups: [
      applicantOf('Quan hệ với người đã chết', deathRelationships, ['deceased.lastResidence']),
      mayLiveAbroad(deceasedGroup, 'lastResidence'),
      deathGroup,
    ],
    checks: [
      ...[settledAbroad('death.date'), ofACitizen('deceased'), lifeBeforeDeath, applicantLives],
      citizensCommune('deceased.lastResidence'),
    ],
    people: [],
  }),
  notesOn: basedOnForeignPaper(noteOfDeath),
  concerns: concernsTheDead,
};

/** Ghi vào sổ việc nhận cha, mẹ, con: adds the parent to the birth entry by a note. */
export const foreignRecognitionNote1: Procedure = {
  ...noteOfEvent({
    id: 'foreign-recognition-note',
    event: { vi: 'nhận cha, mẹ, con', en: 'a recognition of parentage made abroad' },
    book: 'CMC',
    subjects: ['recogniser.fullName', 'recognised.fullName'],
    tellingFacts: ['recogniser.fullName', 'recognised.fullName', relationField],
    persons: [{ id: 'recogniser' }, { id: 'recognised' }, { id: 'applicant' }],
    groups: [
      applicantOf('Quan hệ với người con', relationships, ['recogniser.residence', 'recognised.residence']),
      mayLiveAbroad(recogniserGroup),
      mayLiveAbroad(recognisedGroup),
      { ...only(recognitionGroup, relationField), title: { vi: 'Quan hệ', en: 'Relation' } },
      originalGroup('never'),
    ],
    checks: [
      ...[settledAbroad('recogniser.birthDate', 'recognised.birthDate'), ofACitizen('recogniser', 'recognised')],
      ...[rolesFit, originalIsBirth, entryIsOf('recogniser.fullName'), entryBeforeReceipt],
      citizensCommune('recogniser.residence', 'recognised.residence'),
    ],
    people: ['recogniser', 'recognised'],
  }),
  drawsOnEntry: (offered) => fromEntry(offered, { ...recognisedGroup, fields: [] }),
  notesOn: basedOnForeignPaper(noteOfRecognition),
};

/** Ghi vào sổ việc giám hộ. */
export const foreignGuardianshipNote1: Procedure = noteOfEvent({
  id: 'foreign-guardianship-note',
  event: { vi: 'giám hộ', en: 'a guardianship settled abroad' },
  book: 'GH',
  subjects: ['guardian.fullName', 'ward.fullName'],
  tellingFacts: ['ward.fullName', 'guardian.fullName', 'foreign.number'],
  persons: [{ id: 'guardian' }, { id: 'ward' }, { id: 'applicant' }],
  groups: [
    applicantOf('Quan hệ với người được giám hộ', relationships, ['guardian.residence', 'ward.residence']),
    mayLiveAbroad(guardianGroup),
    mayLiveAbroad(wardGroup),
    reasonsOfGuardianship,
  ],
  checks: [
    ...[settledAbroad('guardian.birthDate', 'ward.birthDate'), ofACitizen('guardian', 'ward'), guardianFits],
    citizensCommune('guardian.residence', 'ward.residence'),
  ],
  people: ['guardian', 'ward'],
});

/** Ghi vào sổ việc thay đổi hộ tịch, nuôi con nuôi: notes the entry it changes. */
export const foreignChangeNote1: Procedure = {
  ...noteOfEvent({
    id: 'foreign-change-note',
    event: { vi: 'thay đổi hộ tịch, nuôi con nuôi', en: 'a change or an adoption settled abroad' },
    book: 'TDCC',
    subjects: ['subject.fullName'],
    tellingFacts: ['subject.fullName', 'original.kind', 'original.number', 'foreign.number'],
    persons: [{ id: 'subject' }, { id: 'applicant' }],
    groups: [
      applicantOf('Quan hệ với người đó', relationships, ['subject.residence']),
      mayLiveAbroad(subjectGroup),
      originalGroup('always'),
      only(changeGroup, 'change.action', 'items', 'change.fault', 'change.reason'),
    ],
    checks: [
      ...[settledAbroad('subject.birthDate'), ofACitizen('subject'), itemsFit, fromAsEntered, entryFound],
      ...[entryBeforeReceipt, identityOf('subject', 'Người này', 'The person'), citizensCommune('subject.residence')],
    ],
    people: ['subject'],
  }),
  drawsOnEntry: (offered) => fromEntry(offered, subjectGroup),
  notesOn: basedOnForeignPaper(noteOfChange),
};
