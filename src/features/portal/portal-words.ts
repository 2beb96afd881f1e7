import { portal as en } from '../../messages/en/portal.ts';
import { portal as vi, type PortalWords } from '../../messages/vi/portal.ts';
import { useLanguage } from '../../state/language.ts';

const words = { vi, en } as const;

/** Both languages come with the screen. */
export function usePortalWords(): PortalWords {
  return words[useLanguage((state) => state.locale)];
}
