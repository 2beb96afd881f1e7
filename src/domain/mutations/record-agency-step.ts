import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { momentSchema } from '../moment.ts';
import type { Problem } from '../outcome.ts';
import { shortSchema } from '../steps/act-texts.ts';
import { agencyAxis, agencyStates, agencyStepIds } from '../steps/agency-facts.ts';
import { agencyStepsOf } from '../steps/agency-steps.ts';
import { axisAct } from '../steps/axis-act.ts';

const argsSchema = v.strictObject({
  step: v.picklist(agencyStepIds),
  from: v.picklist(agencyStates),
  to: v.picklist(agencyStates),
  agency: shortSchema,
  /** When it was so at the agency. */
  at: momentSchema,
  /** What it gave out, asked for or answered. */
  result: v.pipe(v.string(), v.trim(), v.maxLength(500)),
});

type RecordAgencyStepArgs = v.InferOutput<typeof argsSchema>;

/** An officer notes where another agency’s step of an interlinked dossier stands (NĐ 63/2024). It leaves the dossier’s own step alone. */
export const recordAgencyStep = axisAct<RecordAgencyStepArgs>({
  name: 'recordAgencyStep',
  axis: ({ step }) => agencyAxis(step),
  args: argsSchema,
  to: ({ to }) => to,
  at: ({ at }) => at,
  hindrance: (dossier, args) => hindranceOf(dossier, args),
  effect: (dossier, { step, to, agency, at, result }, said) => ({
    ...dossier,
    agencySteps: { ...dossier.agencySteps, [step]: { kind: to, agency, at, result, noted: said } },
  }),
  details: ({ step, at, agency }) => [agencyAxis(step), at, agency],
  reason: ({ result }) => (result === '' ? undefined : result),
});

const withoutResult: ReadonlySet<Dossier['business']> = new Set(['REFUSED', 'WITHDRAWN', 'STOPPED']);

function hindranceOf(dossier: Dossier, { step, to, result }: RecordAgencyStepArgs): Problem | undefined {
  if (!agencyStepsOf(dossier).some(({ id }) => id === step)) return noSuchStep;
  if (withoutResult.has(dossier.business)) return ended;
  if (dossier.entry === undefined) return registerFirst;
  return result === '' && to !== 'SENT' ? sayWhat : undefined;
}

const noSuchStep = problem(
  'noSuchAgencyStep',
  'Hồ sơ này không có bước của cơ quan đó.',
  'This dossier has no step of that agency.',
);
const ended = problem(
  'dossierEnded',
  'Hồ sơ đã kết thúc mà không đăng ký, nên không chuyển cho cơ quan khác.',
  'The dossier ended without a registration: nothing goes to other agencies.',
);
const registerFirst = problem(
  'registerFirst',
  'Chưa ghi sổ: đăng ký hộ tịch xong mới chuyển cho cơ quan khác.',
  'It is not in the register yet: other agencies come after that.',
);
const sayWhat = problem(
  'agencyResultMissing',
  'Hãy ghi cơ quan đã cấp gì, yêu cầu gì hoặc trả lời thế nào.',
  'Say what the agency gave out, asked for or answered.',
);

function problem(code: string, vi: string, en: string): Problem {
  return { field: null, code, message: { vi, en } };
}
