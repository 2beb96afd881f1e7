import type { Dossier } from '../domain/dossier.ts';
import type { Fields, FieldValue } from '../domain/field.ts';
import { agencyStepOf } from '../domain/steps/agency-facts.ts';
import { isOwnAxis, type OwnAxis } from '../domain/steps/axis.ts';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useFieldText } from './field-text.ts';

export interface FieldNaming {
  readonly nameOf: (path: string) => string;
  readonly valueOf: (path: string, value: FieldValue | null) => string;
}

/**
 * Says paths and values of a dossier in words, where it is on its axes among them. `dossier` is `null` where the record itself is
 * not on this device: paths stand for labels then. `beside`: values that are not in the dossier, whose places need names too.
 */
export function useFieldNaming(dossier: Dossier | null, beside: Fields = {}): FieldNaming {
  const words = useMessages();
  const say = useSay();
  const procedure = dossier === null ? undefined : procedureVersion(dossier.procedure, dossier.procedureVersion);
  const specs = new Map(
    (procedure?.groups ?? []).flatMap((group) => group.fields.map((spec) => [spec.path, { group, spec }] as const)),
  );
  const fieldText = useFieldText(
    { ...dossier?.fields, ...beside },
    dossier === null ? '' : localDateOf(dossier.receivedAt),
  );
  const states: Readonly<Record<OwnAxis, Readonly<Record<string, string>>>> = words;
  const agencyWords: Readonly<Record<string, string>> = words.agencyState;
  const axisNames: Readonly<Record<OwnAxis, string>> = {
    business: words.dossier.step,
    delivery: words.steps.deliveryAxis,
    finance: words.steps.financeAxis,
  };
  return {
    nameOf(path) {
      const found = specs.get(path);
      if (found !== undefined) return `${say(found.group.title)} – ${say(found.spec.label)}`;
      const step = agencyStepOf(path);
      const named = procedure?.linked?.agencies.find(({ id }) => id === step);
      if (named !== undefined) return say(named.name);
      return isOwnAxis(path) ? axisNames[path] : path;
    },
    valueOf(path, value) {
      if (value === null) return words.dossier.empty;
      const found = specs.get(path);
      if (found !== undefined) return fieldText(found.spec, value);
      if (isOwnAxis(path) && typeof value === 'string') return states[path][value] ?? value;
      if (agencyStepOf(path) !== undefined && typeof value === 'string') return agencyWords[value] ?? value;
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
  };
}
