import { element } from '../element.ts';
import type { Words } from '../words.ts';
import { ask, type CompanionStanding } from './ask.ts';

interface WaitingCodes {
  readonly words: Words;
  readonly handed: CompanionStanding['handed'];
  readonly again: () => void;
}

/** Codes that the app has not noted yet, paired or not: they stay until it has, or until a person lets go of them. */
export function waitingCodes({ words, handed, again }: WaitingCodes): readonly HTMLElement[] {
  return handed.map(({ dossier, code, trouble }) =>
    element(
      'div',
      trouble === null ? { class: 'soft' } : { class: 'trouble', role: 'alert' },
      element('p', {}, trouble === null ? words.waits(code) : words.trouble(code, trouble)),
      element(
        'button',
        { type: 'button', onclick: () => void ask({ panel: 'forgetCode', dossier }).then(again) },
        words.forgetCode(code),
      ),
    ),
  );
}
