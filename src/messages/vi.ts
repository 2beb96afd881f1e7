import { viDoor } from './vi-door.ts';
import { states } from './vi/states.ts';
import { shell } from './vi/shell.ts';
import { signOut } from './vi/sign-out.ts';
import { lock } from './vi/lock.ts';
import { today } from './vi/today.ts';
import { dossiers } from './vi/dossiers.ts';
import { newDossier } from './vi/new-dossier.ts';
import { outbox } from './vi/outbox.ts';
import { sheets } from './vi/sheets.ts';
import { entries } from './vi/entries.ts';
import { onTime } from './vi/on-time.ts';
import { steps } from './vi/steps.ts';
import { papers } from './vi/papers.ts';
import { access } from './vi/access.ts';
import { alike } from './vi/alike.ts';
import { books } from './vi/books.ts';
import { reports } from './vi/reports.ts';
import { documents } from './vi/documents.ts';
import { office } from './vi/office.ts';
import { practice } from './vi/practice.ts';

/**
 * The Vietnamese of the interface, and the shape every other language fills: a file for each part of it. What is not
 * the door's comes with the desk.
 */
export const vi = {
  ...viDoor,
  ...states,
  ...shell,
  ...signOut,
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

export type Messages = typeof vi;
