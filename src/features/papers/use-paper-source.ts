import { addressesIn } from '../../components/field-text.ts';
import type { Address } from '../../domain/address.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { PaperSource } from '../../domain/papers/paper.ts';
import type { PlaceNames } from '../../domain/papers/place-names.ts';
import type { PaperAnswers } from '../../domain/prints.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { feeTransfer } from '../../domain/fee-transfer.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { LocalDate } from '../../domain/words.ts';
import { statusLinkOf } from '../../protocol/slip-proof.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useSettledNationalities } from '../../state/nationalities.ts';
import { usePractice } from '../../state/practice.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { useSlipProof } from './use-slip-proof.ts';
import { unitKeyOf, useUnitNames } from '../../state/unit-names.ts';

interface ReadNames {
  readonly names: PlaceNames;
  /** No code stands for a name that is still being read. */
  readonly areRead: boolean;
}

/** Names of units as they were on that day, and of countries; codes stand for what is not read yet. */
export function usePlaceNames(addresses: readonly Address[], on: LocalDate): ReadNames {
  const countries = useSettledNationalities();
  const units = useUnitNames(addresses, on);
  const areRead =
    countries.isSettled && addresses.every((address) => address.provinceCode === '' || units.has(unitKeyOf(address)));
  const names: PlaceNames = {
    unitsOf: (address) =>
      units.get(unitKeyOf(address)) ?? { commune: address.communeCode, province: address.provinceCode },
    countryOf: (code) => countries.choices.find((country) => country.code === code)?.label.vi ?? code,
  };
  return { names, areRead };
}

interface ReadSource {
  readonly source: PaperSource;
  /** Nothing that the paper says is still being read or signed. */
  readonly isWhole: boolean;
}

/** Looks up every name a paper may need. */
export function usePaperSource(dossier: Dossier, procedure: Procedure, now: number, answers: PaperAnswers): ReadSource {
  const session = useSession();
  const rules = useDeskRules();
  const slipProof = useSlipProof(dossier);
  const isPractice = usePractice() !== null;
  // Units are called what they were called on the day of the entry.
  const { names, areRead } = usePlaceNames(
    addressesIn(dossier.fields),
    dossier.entry?.registeredOn ?? localDateOf(dossier.receivedAt),
  );
  const ofDay = rules.onDay(procedure, localDateOf(dossier.receivedAt));
  const moment = new Date(now).toISOString();
  const ofFee = { rows: rules.rows, province: session.commune.provinceCode };
  // Where people practise nobody is asked to pay.
  const transfer = isPractice ? undefined : feeTransfer(dossier, ofDay, ofFee, moment);
  const source: PaperSource = {
    dossier,
    procedure: ofDay,
    desk: rules,
    commune: session.commune.name,
    province: session.commune.provinceName,
    names,
    personOf: (account) => nameOfAccount(session, account) ?? '',
    now: moment,
    ...(transfer === undefined ? {} : { transfer }),
    answers,
    slipProof: slipProof ?? '',
    statusLink: isPractice ? '' : statusLinkOf(location.origin),
  };
  return { source, isWhole: areRead && slipProof !== undefined };
}
