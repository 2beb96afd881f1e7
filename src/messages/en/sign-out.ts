import type { Messages } from '../vi.ts';
import { entries, plural } from './plural.ts';

export const signOut: Pick<Messages, 'signOut'> = {
  signOut: {
    title: 'Sign out of this device?',
    nothingWaits: 'Nothing of yours waits here to be sent.',
    waiting: (count) =>
      `${entries(count)} of yours not yet sent. They stay on this device and travel when somebody signs in; do not clear the browser’s data.`,
    ofColleagues: (count) => `${entries(count)} of colleagues also wait on this device.`,
    drafts: (count) => `${plural(count, 'draft', 'drafts')} stay here; only you can open them.`,
    needsLine: 'Coming back in needs the network: while it is down, do not sign out.',
    confirm: 'Sign out of this device',
    stay: 'Stay',
    failed: 'Could not sign out: this device cannot write to its storage.',
  },
};
