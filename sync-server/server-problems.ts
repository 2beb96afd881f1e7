import { bookFactsOf } from '../src/domain/books/book-id.ts';
import type { Problem } from '../src/domain/outcome.ts';
import type { Label } from '../src/domain/words.ts';

/** Why a mutation is kept without being judged to the end. A closed set; each has its sentence. */
export type QuarantineCause =
  /** The device cannot read its own row any more and told its id and hash alone. */
  | 'unreadableOnDevice'
  /** A person had let go of it before this server, restored from a backup, could know of it (R4). */
  | 'letGo'
  /** The text does not have the hash it was sent with. */
  | 'hashMismatch'
  /** The id already belongs to a mutation with another hash. */
  | 'midTaken'
  /** Author, commune or device inside the mutation are not those of the lane it came in. */
  | 'laneMismatch'
  | 'mutationTooLarge'
  /** A kind, version or envelope that this build does not know (R15). */
  | 'unknownKind'
  /** The reducer threw: a bug of ours. */
  | 'mutatorFailed'
  /** The author has no account in the commune (R9, R18). */
  | 'unknownAuthor'
  /** The author's access to the commune had ended when it came (R18). */
  | 'accessEnded'
  /** The machine that brought it had been revoked by then (R18). */
  | 'deviceRevoked'
  /** The author has never signed in on the device that the act is said to be made on (R9). */
  | 'authorNotSeenOnDevice'
  /** What the author is to the commune does not go as far as this act (R18). */
  | 'roleLacking'
  /** Whoever carried it works for another commune (R18). */
  | 'notYourCommune'
  /** It stood in a history this server has lost, on acts that have not come back yet (R13). */
  | typeof groundMissing;

export const groundMissing = 'groundMissing';

/** Causes that a newer build or a new account may take away: such mutations are judged again at each start. */
export const passingCauses: readonly (QuarantineCause | 'parkedUnseen')[] = [
  'unknownKind',
  'mutatorFailed',
  'unknownAuthor',
  'authorNotSeenOnDevice',
  'roleLacking',
  // Parked by a build whose records did not keep it in sight (R10).
  'parkedUnseen',
];

/** Causes about which a leader of the commune decides: who made the act, who brought it, or what may never come back. */
export const decidableCauses: readonly QuarantineCause[] = [
  'accessEnded',
  'deviceRevoked',
  'notYourCommune',
  'unknownAuthor',
  'roleLacking',
  groundMissing,
];

/** Stands in place of a cause while an act that an officer has taken in waits for something else. */
export const takenInCause = 'takenIn';

const quarantineMessages: Readonly<Record<QuarantineCause, Label>> = {
  unreadableOnDevice: {
    vi: 'Máy gửi không còn đọc được nội dung mục này. Hãy mở hồ sơ và nhập lại phần còn thiếu.',
    en: 'The device can no longer read this entry. Open the dossier and enter again what is missing.',
  },
  letGo: {
    vi: 'Người lập đã bỏ mục này trước khi máy chủ được khôi phục. Máy chủ ghi nhớ, mục không có hiệu lực.',
    en: 'Its author had let go of this entry before the server was restored. It is noted and has no effect.',
  },
  hashMismatch: {
    vi: 'Nội dung nhận được không khớp mã kiểm tra, có thể đã hỏng trên máy gửi. Máy chủ giữ nguyên, chưa ghi nhận.',
    en: 'What arrived does not fit its checksum; it may be damaged on the device. It is kept as it came and has no effect.',
  },
  midTaken: {
    vi: 'Mã của mục này đã dùng cho một mục khác. Máy chủ giữ nguyên cả hai, mục này chưa có hiệu lực.',
    en: 'The id of this entry already belongs to another one. Both are kept; this one has no effect.',
  },
  laneMismatch: {
    vi: 'Người lập, xã hoặc máy ghi trong mục này không khớp với nơi gửi. Máy chủ giữ nguyên, chờ xem xét.',
    en: 'Author, commune or device in this entry are not those it was sent under. It is kept for a look.',
  },
  mutationTooLarge: {
    vi: 'Mục này lớn hơn mức cho phép. Máy chủ giữ nguyên, chưa ghi nhận.',
    en: 'This entry is larger than allowed. It is kept and has no effect.',
  },
  unknownKind: {
    vi: 'Máy chủ chưa hiểu loại mục này, có thể vì máy chủ chưa được cập nhật. Mục được giữ và sẽ xét lại.',
    en: 'The server does not know this kind of entry yet, perhaps because it is older than the device. It is kept and judged again later.',
  },
  mutatorFailed: {
    vi: 'Máy chủ gặp lỗi khi xử lý mục này. Mục được giữ và sẽ xét lại sau khi máy chủ được sửa.',
    en: 'The server failed on this entry. It is kept and judged again once the server is mended.',
  },
  unknownAuthor: {
    vi: 'Người lập mục này không có tài khoản ở xã. Mục được giữ, chờ người phụ trách.',
    en: 'The author has no account in this commune. The entry is kept for whoever is in charge.',
  },
  accessEnded: {
    vi: 'Người lập mục này không còn làm việc ở xã. Mục được giữ nguyên, chờ người phụ trách xem.',
    en: 'The author no longer works in this commune. The entry is kept as it is for whoever is in charge.',
  },
  deviceRevoked: {
    vi: 'Máy gửi mục này đã bị thu hồi trước khi gửi. Mục được giữ nguyên, chờ lãnh đạo xã quyết.',
    en: 'The machine that sent this entry had been revoked before. It is kept as it is until the leader decides.',
  },
  authorNotSeenOnDevice: {
    vi: 'Người lập mục này chưa từng đăng nhập trên máy này. Mục được giữ và sẽ xét lại khi người ấy đăng nhập trên máy.',
    en: 'The author has never signed in on this device. The entry is kept, and judged again when she signs in on it.',
  },
  roleLacking: {
    vi: 'Vai trò của người lập ở xã không được làm việc này, nên nó chưa có hiệu lực. Máy chủ giữ nguyên. Hãy báo lãnh đạo xem ở mục «Giữ riêng, chờ xã quyết», hoặc nhờ người có vai trò làm lại.',
    en: 'What its author is to the commune does not allow this, so it has no effect. It is kept as it is. Ask the leader to look under “Kept apart”, or somebody in that role to do it.',
  },
  notYourCommune: {
    vi: 'Mục này thuộc xã khác với tài khoản đang gửi. Mục được giữ, chờ người phụ trách xã đó.',
    en: 'This entry belongs to another commune than the account that sent it. It is kept for those in charge there.',
  },
  groundMissing: {
    vi: 'Máy chủ vừa được khôi phục và còn thiếu việc của máy khác mà mục này dựa vào. Khi máy ấy gửi lại, mục này tự được ghi nhận. Nếu máy ấy không gửi được nữa, hãy báo lãnh đạo xem ở mục «Giữ riêng, chờ xã quyết».',
    en: 'The server was restored and still lacks what another machine did, on which this entry stands. It is taken in by itself once that machine has sent it again. If that machine never can, ask the leader to look under “Kept apart”.',
  },
};

export function quarantineProblem(cause: QuarantineCause): Problem {
  return { field: null, code: cause, message: quarantineMessages[cause] };
}

/** Why a blocked mutation waits: for a named one, or for its record. */
const bookMissingProblem: Problem = {
  field: null,
  code: 'bookMissing',
  message: {
    vi: 'Sổ hộ tịch này chưa được mở trên máy chủ. Mục này chờ sổ được mở.',
    en: 'The register is not open on the server yet. This entry waits for it.',
  },
};

export function blockedProblem(waitsFor: string | null): Problem {
  if (waitsFor !== null && bookFactsOf(waitsFor) !== undefined) return bookMissingProblem;
  return waitsFor === null
    ? {
        field: null,
        code: 'recordMissing',
        message: {
          vi: 'Hồ sơ chưa có trên máy chủ. Mục này chờ hồ sơ được ghi nhận.',
          en: 'The dossier is not on the server yet. This entry waits for it.',
        },
      }
    : {
        field: null,
        code: 'waitsForAnother',
        message: {
          vi: 'Mục này chờ một mục trước đó được ghi nhận.',
          en: 'This entry waits for an earlier one.',
        },
      };
}

/** R5: what an act builds on was refused, and a refusal is final. */
export const dependencyRefusedProblem: Problem = {
  field: null,
  code: 'dependencyRefused',
  message: {
    vi: 'Việc này dựa vào một việc đã bị từ chối. Hãy sửa việc trước và gửi lại, rồi làm lại việc này.',
    en: 'This builds on something that was refused. Put that right and send it again, then do this once more.',
  },
};

/** R18: an officer has looked at an act that was set apart, and not taken it. `waitsFor` of the receipt names her decision. */
export function notTakenProblem(reason: string): Problem {
  return {
    field: null,
    code: 'notTaken',
    message: {
      vi: `Cán bộ của xã đã xem mục này và không nhận. Lý do: ${reason}`,
      en: `An officer of the commune has looked at this entry and not taken it. Reason: ${reason}`,
    },
  };
}

/** R18: of two officers the second is told so; so is one who decides about what is not set apart for a person to decide. */
export const nothingToDecideProblem: Problem = {
  field: null,
  code: 'alreadyDecided',
  message: {
    vi: 'Mục này không còn chờ quyết định: đã có người quyết trước, hoặc máy chủ đã tự ghi nhận.',
    en: 'This entry waits for no decision any more: somebody has decided before, or the server has taken it in by itself.',
  },
};

/** R18: the record was handed over while the act was on its way; it was not made for those who have it now. */
export function recordLeftProblem(to: string): Problem {
  return {
    field: null,
    code: 'recordLeft',
    message: {
      vi: `Hồ sơ này đã được chuyển sang xã khác (mã ${to}), nên việc này không còn làm ở đây được. Hãy báo cho xã đó nếu vẫn cần.`,
      en: `This dossier has been handed over to another commune (code ${to}), so this can no longer be done here. Tell them if it is still needed.`,
    },
  };
}

/** R10: an officer decided for the other value. `waitsFor` of the receipt names her decision. */
export const decidedOtherwiseProblem: Problem = {
  field: null,
  code: 'decidedOtherwise',
  message: {
    vi: 'Cán bộ đã xem cả hai giá trị và chọn giá trị kia. Lý do ghi trong diễn biến của hồ sơ.',
    en: 'An officer has looked at both values and chosen the other one. The reason is in the dossier’s history.',
  },
};
