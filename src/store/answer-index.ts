import { findAlike } from '../local-index/find-alike.ts';
import { findPeople } from '../local-index/find-people.ts';
import { createLocalIndex, type LocalIndex } from '../local-index/local-index.ts';
import { searchIndex } from '../local-index/search-index.ts';
import type { AnswerTo, IndexQuestion, KeptIndex } from './index-talk.ts';
import type { FollowingIndex } from './keep-index.ts';

export function answerIndex<Question extends IndexQuestion>(held: LocalIndex, asked: Question): AnswerTo<Question> {
  const answer = (question: IndexQuestion): AnswerTo<IndexQuestion> => {
    switch (question.kind) {
      case 'search':
        return searchIndex(held, question.wish);
      case 'among': {
        const small = createLocalIndex();
        for (const entry of question.entries) small.put(entry);
        return searchIndex(small, question.wish);
      }
      case 'alike':
        return findAlike(held, question.draft);
      case 'people':
        return findPeople(held, question.wish);
      case 'doubles':
        return held.doublesOf(question.of);
    }
  };
  return answer(asked) as AnswerTo<Question>;
}

/** An index in this thread, for those who ask as of one that is elsewhere. */
export function askHere(index: FollowingIndex): KeptIndex {
  return {
    now: () => index.now(),
    subscribe: (onChange) => index.subscribe(onChange),
    ask: async (question) => answerIndex(index.held, question),
    close: () => index.close(),
  };
}
