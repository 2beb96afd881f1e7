import { addressesIn } from '../../components/field-text.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { PaperSource } from '../../domain/papers/paper.ts';
import type { PaperAnswers } from '../../domain/prints.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useNationalities } from '../../state/nationalities.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { unitKeyOf, useUnitNames } from '../../state/unit-names.ts';

/** Looks up every name a paper may need; codes stand for what is not read yet. */
export function usePaperSource(
  dossier: Dossier,
  procedure: Procedure,
  now: number,
  answers: PaperAnswers,
): PaperSource {
  const session = useSession();
  const countries = useNationalities();
  // Units are called what they were called on the day of the entry.
  const units = useUnitNames(
    addressesIn(dossier.fields),
    dossier.entry?.registeredOn ?? localDateOf(dossier.receivedAt),
  );
  return {
    dossier,
    procedure,
    commune: session.commune.name,
    province: session.commune.provinceName,
    names: {
      unitsOf: (address) =>
        units.get(unitKeyOf(address)) ?? { commune: address.communeCode, province: address.provinceCode },
      countryOf: (code) => countries.find((country) => country.code === code)?.label.vi ?? code,
    },
    personOf: (account) => nameOfAccount(session, account) ?? '',
    now: new Date(now).toISOString(),
    answers,
  };
}
