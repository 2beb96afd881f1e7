import type { Messages } from '../vi.ts';

export const practice: Pick<Messages, 'practising'> = {
  practising: {
    band: 'people and work are made up, nothing is sent anywhere',
    label: 'Practising',
    making: 'Making the practice commune…',
    online: (when) => `The make-believe server (inside this machine) answered at ${when}`,
    cut: 'Pull the plug',
    joined: 'Plug in again',
    startAnew: 'Begin anew',
    startAnewHelp:
      'Everything practised here is forgotten and the practice commune is made anew. Real work on this machine is not touched.',
    startAnewNow: 'Forget it, begin anew',
    stay: 'Keep it',
  },
};
