import type { Reason } from '../../local-index/likeness.ts';
import type { Messages } from '../../messages/vi.ts';

/** Why two dossiers are taken for one, or not, in a few words. */
export function sayReason(reason: Reason, { alike: { reasons, person } }: Messages): string {
  switch (reason.kind) {
    case 'name':
      return reasons.name[reason.how](whose(reason.person, person));
    case 'event':
      return reasons.event[reason.how];
    case 'born':
      return reasons.born[reason.how](whose(reason.person, person));
    case 'pin':
      return reasons.pin[reason.how](whose(reason.person, person));
    case 'sex':
      return reasons.sex;
    case 'place':
      return reasons.place;
    case 'paper':
      return reasons.paper[reason.how];
  }
}

function whose(role: string, words: Messages['alike']['person']): string {
  const known: Readonly<Record<string, string>> = words;
  return known[role] ?? words.other;
}
