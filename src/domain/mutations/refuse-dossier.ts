import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import type { Problem } from '../outcome.ts';
import { reasonSchema, shortSchema, stateSchema } from '../steps/act-texts.ts';
import { axisAct } from '../steps/axis-act.ts';
import { enterStep } from '../steps/enter-step.ts';
import type { Refusal, Said } from '../steps/step-facts.ts';

const argsSchema = v.strictObject({
  from: stateSchema,
  reason: reasonSchema,
  signer: shortSchema,
  signerTitle: shortSchema,
});

type RefuseArgs = v.InferOutput<typeof argsSchema>;

/** Where nothing has been decided about taking it: the centre may still send it back. */
const atIntake: ReadonlySet<string> = new Set(['RECEIVED', 'SUPPLEMENT_REQUESTED']);

const refusal =
  (kind: Refusal['kind']) =>
  (dossier: Dossier, { reason, signer, signerTitle }: RefuseArgs, said: Said): Dossier => ({
    ...enterStep(dossier, 'REFUSED', said),
    refusal: { ...said, kind, reason, signer, signerTitle },
  });

/** Từ chối tiếp nhận (form 03): signed by the head of the centre. */
export const refuseIntake = axisAct<RefuseArgs>({
  name: 'refuseIntake',
  axis: 'business',
  args: argsSchema,
  to: () => 'REFUSED',
  hindrance: (_dossier, { from }) => (atIntake.has(from) ? undefined : takenAlready),
  effect: refusal('intake'),
  details: ({ signer, signerTitle }) => [signer, signerTitle],
  reason: ({ reason }) => reason,
});

/** Từ chối đăng ký: in writing, with reasons, by the head of the registering agency (Luật Hộ tịch 60/2014 Art. 5(2)). */
export const refuseRegistration = axisAct<RefuseArgs>({
  name: 'refuseRegistration',
  axis: 'business',
  args: argsSchema,
  to: () => 'REFUSED',
  hindrance: (_dossier, { from }) => (from === 'RECEIVED' ? notTakenYet : undefined),
  effect: refusal('registration'),
  details: ({ signer, signerTitle }) => [signer, signerTitle],
  reason: ({ reason }) => reason,
});

const takenAlready: Problem = {
  field: null,
  code: 'takenAlready',
  message: {
    vi: 'Hồ sơ đã được nhận vào giải quyết: chỉ còn từ chối đăng ký, do người đứng đầu cơ quan đăng ký ký, nêu rõ lý do.',
    en: 'The dossier is being worked on: only the registration can be refused now, in writing, by the head of the agency.',
  },
};

const notTakenYet: Problem = {
  field: null,
  code: 'notTakenYet',
  message: {
    vi: 'Hồ sơ chưa được nhận vào giải quyết: hãy dùng phiếu từ chối tiếp nhận.',
    en: 'The dossier has not been taken into processing: refuse the intake instead.',
  },
};
