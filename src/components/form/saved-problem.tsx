import { useMessages, useSay } from '../../state/locale.ts';
import { useSayBytes } from '../../state/say-bytes.ts';
import type { Saved } from '../../store/store.ts';
import { Sign } from '../signs.tsx';

export type NotSaved = Exclude<Saved, { status: 'saved' }>;

/** Why nothing was written, where she pressed. It stays until the next try: never a passing note. */
export function SavedProblem({ outcome }: { readonly outcome: NotSaved }) {
  const words = useMessages().newDossier.errors;
  const say = useSay();
  const size = useSayBytes();
  const sentences = (): readonly string[] => {
    switch (outcome.status) {
      case 'refused':
        return outcome.problems.map((problem) => say(problem.message));
      case 'tooLarge':
        return [words.tooLarge(size(outcome.limit), size(outcome.bytes - outcome.limit))];
      case 'failed':
        return [words[outcome.reason]];
      default: {
        const unreachable: never = outcome;
        return unreachable;
      }
    }
  };
  return (
    <div className="saved-problem" role="alert">
      <Sign name="error" />
      <div>
        {sentences().map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
