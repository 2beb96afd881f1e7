import { matchParts } from '../local-index/match-parts.ts';

/** A text with what was looked for marked in it. */
export function MatchedText({ text, typed }: { readonly text: string; readonly typed: string }) {
  if (typed.trim() === '') return <>{text}</>;
  return (
    <>
      {matchParts(text, typed).map(({ text: part, isMatch }, at) =>
        isMatch ? <mark key={`${at} ${part}`}>{part}</mark> : part,
      )}
    </>
  );
}
