import type { Messages } from '../vi.ts';
import { entries } from './plural.ts';

export const today: Pick<Messages, 'today'> = {
  today: {
    title: 'Today',
    needsYou: 'For you to decide',
    drafts: 'Drafts to go on with',
    waiting: 'Not sent yet',
    nothing: 'No dossier is waiting for you.',
    nothingHelp: 'When somebody comes, press the button above (key T).',
    openNext: 'Open the next task',
    due: (when) => `due ${when}`,
    draftKept: (when) => `left at ${when}`,
    draftEdit: 'being changed',
    untitledDraft: 'No name yet',
    waitingNote: (count, age) => `${entries(count)}, the oldest for ${age}`,
    openOutbox: 'See each of them',
    onlyRecent: (count) => `Looks at the ${count} dossiers taken last on this device.`,
  },
};
