import { setLocale, useDoorWords, useLanguage } from '../state/language.ts';

export function SwitchLanguage() {
  const locale = useLanguage((state) => state.locale);
  const words = useDoorWords();
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className="quiet" lang={other} onClick={() => void setLocale(other)}>
      {words.app.switchLanguage}
    </button>
  );
}
