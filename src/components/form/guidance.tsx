import { useEffect, useState } from 'react';
import type { FieldSpec } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { specsOf } from '../../state/form/typed-form.ts';
import { useFormStore } from './form-context.ts';

/** What the law asks of the field she is in, beside the form; the same words are tied to the field for screen readers. */
export function Guidance() {
  const { procedure } = useFormStore().context;
  const words = useMessages().newDossier;
  const say = useSay();
  const [spec, setSpec] = useState<FieldSpec>();
  useEffect(() => {
    const specs = new Map(specsOf(procedure).map((each) => [each.path, each]));
    const follow = (event: FocusEvent) => {
      const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path]') : null;
      if (field !== null) setSpec(specs.get(field.dataset['path'] ?? ''));
    };
    addEventListener('focusin', follow);
    return () => removeEventListener('focusin', follow);
  }, [procedure]);
  return (
    <div className="guidance" aria-hidden="true">
      {spec?.help === undefined ? (
        <p>{words.noGuidance}</p>
      ) : (
        <p>
          <b>{say(spec.label)}.</b> {say(spec.help)}
        </p>
      )}
    </div>
  );
}
