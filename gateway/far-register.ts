import type { Chance } from './chance.ts';
import { checkRecord, glued } from './check-record.ts';
import { type Envelope, type SendAnswer, taken, turnedDown } from './envelope.ts';
import type { Faults } from './faults.ts';
import type { FarDossier } from './far-dossier.ts';
import { drawLife, isRegistered, stateAt, states } from './life.ts';
import { tellState, type ToldState } from './tell-state.ts';

interface FarWorld {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly chance: Chance;
  readonly faults: Faults;
}

/** What the far system has, and what it does with one more. Every one it took in stays: the count at the end goes over them. */
export interface FarRegister {
  take(envelope: Envelope): SendAnswer;
  tell(codes: readonly string[], module: Envelope['module']): readonly ToldState[];
  all(): readonly FarDossier[];
}

export function createFarRegister({ now, chance, faults }: FarWorld): FarRegister {
  const dossiers: FarDossier[] = [];
  const turnedDownOnce = new Set<string>();
  const latest = (code: string): FarDossier | undefined =>
    dossiers.findLast(({ envelope }) => envelope.maHoSoMCDT === code);

  return {
    take(envelope) {
      const code = envelope.maHoSoMCDT;
      const errors = checkRecord(envelope.module, envelope.data);
      if (errors.length > 0) return turnedDown('VALIDATE', glued(errors));
      const known = latest(code);
      const at = now();
      const state = known === undefined ? undefined : stateAt(known.life, at).state;
      const forgotten = known !== undefined && at - known.takenAt < faults.forgetsMs;
      if (known !== undefined && state !== states.supplement && state !== states.refused && !forgotten) {
        return alreadyThere(code, known, at);
      }
      if (!turnedDownOnce.has(code) && chance() < faults.illogical) {
        turnedDownOnce.add(code);
        return turnedDown('LOGIC', 'Logic xử lý không hợp lệ, đề nghị kiểm tra lại hồ sơ');
      }
      const life = drawLife(at, faults, chance, state === states.supplement);
      dossiers.push({ envelope, no: dossiers.length + 1, takenAt: at, life });
      return taken;
    },
    tell: (codes, module) =>
      codes.flatMap((code) => {
        const dossier = latest(code);
        if (dossier?.envelope.module !== module) return [];
        const state = tellState(dossier, now());
        return [chance() < faults.strangeState ? { ...state, trangThai: chance() < 0.5 ? '9' : null } : state];
      }),
    all: () => dossiers,
  };
}

/** In one of the ways this is said there. */
function alreadyThere(code: string, { life }: FarDossier, now: number): SendAnswer {
  if (stateAt(life, now).state === states.handedOver) return turnedDown('EXIST', `Hồ sơ ${code} đã trả kết quả`);
  if (!isRegistered(life, now)) return turnedDown('EXIST', `Mã hồ sơ ${code} đã tồn tại trong hệ thống`);
  return turnedDown(
    'EXIST',
    life.paperAt <= now ? `Hồ sơ ${code} đã có kết quả xử lý` : `Hồ sơ ${code} đã hoàn thành đăng ký`,
  );
}
