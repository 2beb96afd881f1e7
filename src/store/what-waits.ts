import { firstElsewhere } from './acts-elsewhere.ts';
import type { AnswerCommit, Asked } from './exchange-store.ts';
import { restsAtHub } from './relayed-rows.ts';
import { laneKey } from './rows.ts';
import type { StoreParts } from './store-parts.ts';

/** Whether something waits; and whether all of that has come, and was passed over: somebody else has to bring it (R18). */
export async function whatWaits(
  { database }: StoreParts,
  { account, scope, runs }: Asked,
  { answer: { lanes, relayed }, overLine }: AnswerCommit,
): Promise<'nothing' | 'some' | 'passedOver'> {
  const waiting = database.outbox
    .where('[state+lane+seq]')
    .between(['waiting', `${scope}/`], ['waiting', `${scope}/\uffff`]);
  if (relayed !== undefined && overLine !== null) {
    const { answeredAt } = overLine;
    const rests = restsAtHub({ hubAt: answeredAt }, answeredAt);
    const left = await waiting.filter((row) => row.device === undefined && !rests(row)).first();
    return left === undefined ? 'nothing' : 'some';
  }
  const first = (await waiting.first()) ?? (await firstElsewhere(database, { account, scope }));
  if (first === undefined) return 'nothing';
  const heard = new Set(lanes.map(laneKey));
  const passedOver = new Set(runs.flatMap(({ lane }) => (heard.has(lane) ? [] : [lane])));
  if (passedOver.size === 0) return 'some';
  return (await waiting.filter(({ lane }) => !passedOver.has(lane)).first()) === undefined ? 'passedOver' : 'some';
}
