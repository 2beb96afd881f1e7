import type { LateMessages } from '../../messages/language.ts';
import { portal } from '../../messages/vi/portal.ts';
import { useLateWords } from '../../state/language.ts';

export function usePortalWords(): LateMessages['portal'] {
  return useLateWords('portal', portal);
}
