import type { CarryWords } from '../../messages/vi/carry.ts';
import type { Taken } from '../../sync/carry/carry-work.ts';

/** What is said of a file that was taken: whether all is well, and each sentence. */
export interface ToldOfFile {
  readonly good: boolean;
  readonly sentences: readonly string[];
}

/** Pure: what the screen says of what came of a file. */
export function tellOfFile(taken: Taken, words: CarryWords): ToldOfFile {
  switch (taken.status) {
    case 'brought':
      return { good: true, sentences: [words.brought] };
    case 'refused':
      return { good: false, sentences: [sayRefused(taken.problem, words), ...some(taken.answers, words)] };
    case 'noLine':
      return { good: false, sentences: [words.noLine(taken.done), ...some(taken.answers, words)] };
    case 'stopped':
      return { good: false, sentences: [words.broughtTo(taken.done, taken.of), ...some(taken.answers, words)] };
    case 'taken': {
      const { receipts, pages, noPages, why } = taken;
      const wrong = [
        ...(noPages > 0 && why !== null ? [`${words.noPages(noPages)} ${words.why[why]}`] : []),
        ...(taken.early > 0 ? [words.early] : []),
        ...(taken.forked ? [words.forked] : []),
        ...(taken.stale > 0 ? [words.stale(taken.stale)] : []),
        ...(taken.unproved > 0 ? [words.unproved] : []),
        ...(taken.broken ? [words.broken] : []),
      ];
      const isNews = receipts + pages > 0;
      const came = isNews ? [words.taken(receipts, pages)] : wrong.length === 0 ? [words.nothingNew] : [];
      return { good: wrong.length === 0, sentences: [...came, ...wrong] };
    }
    case 'otherFile':
    case 'otherForm':
    case 'newer':
    case 'answers':
    case 'cut':
    case 'damaged':
    case 'tooLarge':
    case 'otherMachine':
    case 'unknown':
      return { good: false, sentences: [words[taken.status]] };
    default:
      return taken satisfies never;
  }
}

function some(answers: Blob | null, words: CarryWords): readonly string[] {
  return answers === null ? [] : [words.broughtSome];
}

type Problem = Extract<Taken, { status: 'refused' }>['problem'];

function sayRefused({ code, field }: Problem, { refused }: CarryWords): string {
  if (code === 'signInNeeded' || code === 'accessEnded' || code === 'passwordToChange') return refused.signIn;
  const named = fieldsTold.find((one) => one === field);
  return refused[named ?? 'other'];
}

const fieldsTold = ['letter', 'keyId', 'device', 'signature', 'account'] as const;
