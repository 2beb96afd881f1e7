import { door } from './en/door.ts';
import { failures } from './en/failures.ts';
import { states } from './en/states.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { signOut } from './en/sign-out.ts';
import { unlock } from './en/unlock.ts';
import { lock } from './en/lock.ts';
import { today } from './en/today.ts';
import { dossiers } from './en/dossiers.ts';
import { newDossier } from './en/new-dossier.ts';
import { outbox } from './en/outbox.ts';
import { sheets } from './en/sheets.ts';
import { entries } from './en/entries.ts';
import { onTime } from './en/on-time.ts';
import { steps } from './en/steps.ts';
import { papers } from './en/papers.ts';
import { access } from './en/access.ts';
import { alike } from './en/alike.ts';
import { books } from './en/books.ts';
import { reports } from './en/reports.ts';
import { documents } from './en/documents.ts';
import { office } from './en/office.ts';
import { practice } from './en/practice.ts';
import { carry } from './en/carry.ts';
import { devices } from './en/devices.ts';
import { figures } from './en/figures.ts';
import { handedOver } from './en/handed-over.ts';
import { learning } from './en/learning.ts';
import { ownKeys } from './en/own-keys.ts';
import { password } from './en/password.ts';
import { people } from './en/people.ts';
import { portal } from './en/portal.ts';
import { recovery } from './en/recovery.ts';
import type { Language } from './language.ts';
import type { Messages } from './vi.ts';

/** English, second. The words of the states are those of the one table of states. */
export const en: Messages = {
  ...door,
  ...failures,
  ...states,
  ...shell,
  ...signIn,
  ...signOut,
  ...unlock,
  ...lock,
  ...today,
  ...dossiers,
  ...newDossier,
  ...outbox,
  ...sheets,
  ...entries,
  ...steps,
  ...onTime,
  ...papers,
  ...access,
  ...alike,
  ...books,
  ...reports,
  ...practice,
  ...office,
  ...documents,
};

export const language: Language = {
  messages: en,
  late: { carry, devices, figures, handedOver, learning, ownKeys, password, people, portal, recovery },
};
