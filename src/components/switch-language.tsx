import { setLocale, useLocale } from '../state/locale.ts';

export function SwitchLanguage() {
  const { locale, messages } = useLocale();
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className="quiet" lang={other} onClick={() => void setLocale(other)}>
      {messages.app.switchLanguage}
    </button>
  );
}
