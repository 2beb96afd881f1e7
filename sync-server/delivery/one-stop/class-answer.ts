import type { Outcome } from '../connector.ts';

type Class = 'already' | 'unclear' | 'later' | 'person';

/**
 * What their sentences mean for us, in the order they are looked for. Learnt from what offices do by hand: a dossier that
 * is there already has arrived; what broke on their side may have come after it was registered, so they are asked before it goes again; what they
 * have not begun passes; everything else a person must read.
 */
const table: readonly { readonly words: string; readonly means: Class }[] = [
  { words: 'đã tồn tại', means: 'already' },
  { words: 'đã trả kết quả', means: 'already' },
  { words: 'đã có kết quả xử lý', means: 'already' },
  { words: 'đã hoàn thành đăng ký', means: 'already' },
  { words: 'chưa cập nhật trạng thái', means: 'unclear' },
  { words: 'lỗi hệ thống', means: 'unclear' },
  { words: 'lỗi máy chủ', means: 'unclear' },
  { words: 'server error', means: 'unclear' },
  { words: 'soap fault', means: 'unclear' },
  { words: 'timeout', means: 'unclear' },
  { words: 'time-out', means: 'unclear' },
  { words: 'quá thời gian', means: 'unclear' },
  { words: 'đang bảo trì', means: 'later' },
];

/** Their code for a dossier that is there already. */
const exists = 'EXIST';

interface TurnedDown {
  readonly said: string;
  readonly errorCode: string;
  /** The code of the dossier that was sent. */
  readonly code: string;
}

/** What an answer that turns a dossier down comes to. Something else than this dossier may be there already: a person reads it. */
export function classAnswer({ said, errorCode, code }: TurnedDown): Outcome {
  const plain = said.normalize('NFC').toLowerCase();
  switch (table.find(({ words }) => plain.includes(words))?.means ?? 'person') {
    case 'already': {
      const isOurs =
        errorCode === exists || said.split(/[^A-Za-z0-9.-]+/u).some((word) => word.replace(/\.+$/u, '') === code);
      return { kind: isOurs ? 'already' : 'person', said };
    }
    case 'unclear':
      return { kind: 'unclear', said };
    case 'later':
      return { kind: 'later', said, afterSeconds: null };
    case 'person':
      return { kind: 'person', said };
  }
}
