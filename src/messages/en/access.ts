import type { Messages } from '../vi.ts';

export const access: Pick<Messages, 'access'> = {
  access: {
    doneBy: (who) => `This is done by: ${who}.`,
    seenBy: (who) => `This is for: ${who}.`,
    notYours: 'Not part of your role',
    yourRoles: (roles) => `In this commune you are: ${roles}.`,
    whoGives: 'Roles are given by the commune’s administrator. Ask them if you need another.',
    nothing: 'This role sees no dossier of anybody.',
    nextBy: (step, who) => `The next step, “${step}”, is done by: ${who}.`,
  },
};
