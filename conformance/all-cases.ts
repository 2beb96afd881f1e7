import { hostileBytes, hostileSignIns } from './cases/hostile-bytes.ts';
import { hostileShapes } from './cases/hostile-shapes.ts';
import { hostileValues } from './cases/hostile-values.ts';
import { live } from './cases/live.ts';
import { machines } from './cases/machines.ts';
import { once } from './cases/r02-once.ts';
import { order } from './cases/r03-order.ts';
import { receipts } from './cases/r04-receipts.ts';
import { strangers } from './cases/r05-strangers.ts';
import { ownAnswer } from './cases/r06-own-answer.ts';
import { authors } from './cases/r09-authors.ts';
import { noSilentWinner } from './cases/r10-no-silent-winner.ts';
import { cursorAfterData } from './cases/r11-cursor-after-data.ts';
import { commitOrder } from './cases/r12-commit-order.ts';
import { restore } from './cases/r13-restore.ts';
import { seals } from './cases/r13-seals.ts';
import { fork } from './cases/r14-fork.ts';
import { versions } from './cases/r15-versions.ts';
import { bounds } from './cases/r17-bounds.ts';
import { otherCommunes } from './cases/r18-other-communes.ts';
import { snapshot } from './cases/snapshot.ts';
import type { Case } from './conformance-case.ts';

export const allCases: readonly Case[] = [
  ...once,
  ...order,
  ...receipts,
  ...strangers,
  ...hostileValues,
  ...ownAnswer,
  ...hostileShapes,
  ...hostileBytes,
  ...hostileSignIns,
  ...authors,
  ...machines,
  ...noSilentWinner,
  ...cursorAfterData,
  ...commitOrder,
  // Behind the storm, which leaves enough for a server to offer one.
  ...snapshot,
  ...restore,
  ...seals,
  ...fork,
  ...versions,
  ...live,
  ...bounds,
  ...otherCommunes,
];
