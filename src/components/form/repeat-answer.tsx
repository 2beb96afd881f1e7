import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { FieldSpec } from '../../domain/field.ts';
import {
  nextSource,
  type OwnUnits,
  repeatHere,
  type RepeatSource,
  repeatSources,
} from '../../state/form/repeat-sources.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useSession } from '../../state/session.ts';
import { useFormStore } from './form-context.ts';

function useOwnUnits(): OwnUnits {
  const { code, provinceCode, name } = useSession().commune;
  return { communeCode: code, provinceCode, name };
}

/** What stands elsewhere, by the key `=` anywhere in the field; pressed again, the next of it. */
export function useRepeatKey(spec: FieldSpec): (event: KeyboardEvent) => void {
  const store = useFormStore();
  const own = useOwnUnits();
  return (event) => {
    if (event.key !== '=' || event.ctrlKey || event.altKey || event.metaKey) return;
    const source = nextSource(store, spec, repeatSources(store, spec, own));
    if (source === undefined) return;
    event.preventDefault();
    repeatHere(store, spec, source);
  };
}

/** "The same as the mother's": one press, or the key. */
export function RepeatButtons({ spec }: { readonly spec: FieldSpec }) {
  const store = useFormStore();
  const own = useOwnUnits();
  const say = useSay();
  const words = useMessages().newDossier;
  useStore(store, (state) => state.form);
  const saying = ({ from, name }: RepeatSource): string =>
    from === 'commune' ? words.ownCommune : words.sameAs(say(name).toLowerCase());
  return (
    <>
      {repeatSources(store, spec, own).map((source) => (
        <button
          key={`${source.from} ${source.name.en}`}
          type="button"
          className="quiet"
          title={words.sameAsKey}
          onClick={() => repeatHere(store, spec, source)}
        >
          {saying(source)}
        </button>
      ))}
    </>
  );
}
