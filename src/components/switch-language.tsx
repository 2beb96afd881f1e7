import { useId } from 'react';
import { locales, ownName } from '../messages/catalogue.ts';
import { setLocale, useDoorWords, useLanguage } from '../state/language.ts';

/** Of two languages the other one, by one press; of more, a list. Each under its own name. */
export function SwitchLanguage() {
  const locale = useLanguage((state) => state.locale);
  const { language } = useDoorWords().app;
  const id = useId();
  const [other, ...more] = locales.filter((each) => each !== locale);
  if (other === undefined) return null;
  if (more.length === 0)
    return (
      <button type="button" className="quiet" lang={other} onClick={() => void setLocale(other)}>
        {ownName(other)}
      </button>
    );
  return (
    <p>
      <label htmlFor={id}>{language}</label>{' '}
      <select id={id} value={locale} onChange={({ target }) => void setLocale(target.value)}>
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {ownName(each)}
          </option>
        ))}
      </select>
    </p>
  );
}
