import type { Unit } from '../../domain/administrative-units.ts';
import type { FieldSpec } from '../../domain/field.ts';
import type { Choice } from '../../domain/words.ts';
import { useMessages } from '../../state/locale.ts';
import { useSession } from '../../state/session.ts';
import { useCommunes, useProvinces } from '../../state/unit-names.ts';
import { useFormText } from './form-context.ts';
import { ChoicePart, TextPart } from './part-controls.tsx';

function choiceOf(unit: Pick<Unit, 'code' | 'name'>): Choice {
  return { code: unit.code, label: { vi: unit.name, en: unit.name } };
}

/** Province, commune and what is below them. The own ones stand first in their lists: they are nearly everybody's. */
export function AddressParts({ spec, detail }: { readonly spec: FieldSpec; readonly detail: boolean }) {
  const words = useMessages().address;
  const { commune } = useSession();
  const provinces = useProvinces();
  const provinceCode = useFormText(spec, 'provinceCode');
  const asWritten = useFormText(spec, 'asWritten');
  const communes = useCommunes(provinceCode);
  const ownProvince = choiceOf({ code: commune.provinceCode, name: commune.provinceName });
  const ownCommune = choiceOf(commune);
  const isOwnProvince = provinceCode === commune.provinceCode;
  return (
    <>
      {asWritten !== '' && <p className="as-written">{words.onPaper(asWritten)}</p>}
      <ChoicePart
        spec={spec}
        part="provinceCode"
        label={words.province}
        choices={(provinces ?? []).map(choiceOf)}
        first={{ heading: words.own, choice: ownProvince, others: words.all }}
      />
      {communes === null && provinceCode !== '' && !isOwnProvince ? (
        <>
          <TextPart spec={spec} part="communeCode" label={words.communeCode} inputMode="numeric" />
          <p className="part-note">{words.unavailable}</p>
        </>
      ) : (
        <ChoicePart
          spec={spec}
          part="communeCode"
          label={words.commune}
          choices={(communes ?? []).map(choiceOf)}
          {...(isOwnProvince ? { first: { heading: words.own, choice: ownCommune, others: words.all } } : {})}
        />
      )}
      {detail && <TextPart spec={spec} part="detail" label={words.detail} />}
    </>
  );
}
