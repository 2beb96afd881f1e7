import { openHubFiles } from '../hub/run-hub.ts';
import { joinHub } from '../hub/join-hub.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Makes this machine a hub. The password comes by HUB_PASSWORD: others on the machine can read a command line. */
export async function joinAsHub(
  { upstream, username, code }: Extract<Command, { name: 'hubJoin' }>,
  parts: CommandParts & { readonly fetch?: typeof fetch },
): Promise<ExitCode> {
  const { say, settings } = parts;
  const password = settings.hub.password;
  if (password === undefined) {
    say('HUB_PASSWORD is the one-time password of the hub’s account.');
    return exitCodes.wrongUse;
  }
  const store = openHubFiles(settings.dataDirectory);
  try {
    const joined = await joinHub({ upstream, username, password, code }, { fetch, ...parts, store });
    switch (joined.status) {
      case 'joined':
        say(
          `This machine is the hub of ${joined.commune}. Its password is its own now. Next: lien-mach serve --upstream ${upstream}`,
        );
        return exitCodes.good;
      case 'isHub':
        say(`This machine is the hub of ${joined.upstream} already.`);
        return exitCodes.foundWrong;
      case 'noHub':
        say(`${username} is no hub: lien-mach roles ${username} hub, on the province's server.`);
        return exitCodes.foundWrong;
      case 'refused':
        say(refused[joined.code] ?? `The province refuses: ${joined.code}.`);
        return exitCodes.foundWrong;
      case 'noLine':
        say(`${upstream} does not answer, or is no server of Liền Mạch.`);
        return exitCodes.notDone;
      default:
        return joined satisfies never;
    }
  } finally {
    store.close();
  }
}

const refused: Readonly<Record<string, string>> = {
  wrongCredentials: 'Name or password is wrong, or the password has been used: lien-mach people password NAME.',
  deviceNotEnrolled: 'The code is wrong, used or over: lien-mach device-code COMMUNE.',
};
