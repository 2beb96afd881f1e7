import type { Fields } from '../../src/domain/field.ts';
import {
  madeUpForeignDivorce,
  madeUpForeignEvent,
  madeUpForeignMarriage,
  madeUpWithForeigner,
} from './made-up-abroad.ts';
import { madeUpBirthAgain, madeUpBirthFromPapers, madeUpDeathAgain, madeUpMarriageAgain } from './made-up-again.ts';
import { madeUpCertification } from './made-up-certifications.ts';
import {
  madeUpChange,
  madeUpDeath,
  madeUpExtractCopy,
  madeUpGeneral,
  madeUpGuardianship,
  madeUpLinkedBirth,
  madeUpLinkedDeath,
  madeUpMaritalConfirmation,
  madeUpMarriage,
  madeUpRecognition,
} from './made-up-events.ts';
import { makePeople } from './people.ts';

const wishes = { seed: 61 };
const birth = (): Fields => makePeople(61).birth({ parentageCase: '1' });

/** One complete made-up dossier of each procedure; those that lay a visit over another are that one's. */
export const everyProcedure: Readonly<Record<string, () => Fields>> = {
  birth,
  'birth-foreign': () => madeUpWithForeigner('birth-foreign', wishes),
  'birth-from-papers': () => madeUpBirthFromPapers(wishes),
  'birth-reregistration': () => madeUpBirthAgain(wishes),
  'certified-copy': () => madeUpCertification('certified-copy', wishes),
  'certified-signature': () => madeUpCertification('certified-signature', wishes),
  'certified-will': () => madeUpCertification('certified-will', wishes),
  change: () => madeUpChange(wishes),
  'change-foreign': () => madeUpWithForeigner('change-foreign', wishes),
  'copy-from-register': () => madeUpCertification('copy-from-register', wishes),
  death: () => madeUpDeath(wishes),
  'death-foreign': () => madeUpWithForeigner('death-foreign', wishes),
  'death-reregistration': () => madeUpDeathAgain(wishes),
  'extract-copy': () => madeUpExtractCopy(wishes),
  'foreign-birth-note': () => madeUpForeignEvent('foreign-birth-note', wishes),
  'foreign-change-note': () => madeUpForeignEvent('foreign-change-note', wishes),
  'foreign-death-note': () => madeUpForeignEvent('foreign-death-note', wishes),
  'foreign-divorce-note': () => madeUpForeignDivorce(wishes),
  'foreign-guardianship-note': () => madeUpForeignEvent('foreign-guardianship-note', wishes),
  'foreign-marriage-note': () => madeUpForeignMarriage(wishes),
  'foreign-recognition-note': () => madeUpForeignEvent('foreign-recognition-note', wishes),
  general: () => madeUpGeneral(wishes),
  guardianship: () => madeUpGuardianship(wishes),
  'guardianship-end': () => madeUpGuardianship(wishes),
  'linked-birth': () => madeUpLinkedBirth(birth()),
  'linked-death': () => madeUpLinkedDeath(wishes),
  'marital-confirmation': () => madeUpMaritalConfirmation(wishes),
  marriage: () => madeUpMarriage(wishes),
  'marriage-foreign': () => madeUpWithForeigner('marriage-foreign', wishes),
  'marriage-reregistration': () => madeUpMarriageAgain(wishes),
  'mobile-birth': birth,
  'mobile-death': () => madeUpDeath(wishes),
  'mobile-marriage': () => madeUpMarriage(wishes),
  recognition: () => madeUpRecognition(wishes),
  'recognition-foreign': () => madeUpWithForeigner('recognition-foreign', wishes),
};
