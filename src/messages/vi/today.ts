export const today = {
  today: {
    title: 'Hôm nay',
    needsYou: 'Việc chờ bạn quyết',
    drafts: 'Bản nháp đang dở',
    waiting: 'Chưa gửi đi',
    nothing: 'Không còn hồ sơ nào phải làm.',
    nothingHelp: 'Khi có người đến, bấm nút tiếp nhận ở trên (phím T).',
    openNext: 'Mở việc kế tiếp',
    due: (when: string) => `hẹn ${when}`,
    draftKept: (when: string) => `gõ dở lúc ${when}`,
    draftEdit: 'đang sửa',
    untitledDraft: 'Chưa có tên',
    waitingNote: (count: number, age: string) => `${count} mục, cũ nhất đã chờ ${age}`,
    openOutbox: 'Xem từng mục',
    onlyRecent: (count: number) => `Chỉ xét ${count} hồ sơ nhận gần nhất trên máy này.`,
  },
};
