export const papers = {
  papers: {
    choose: 'Giấy cần in',
    print: 'In giấy này',
    families: { desk: 'Một cửa', result: 'Kết quả', copy: 'Bản sao', declaration: 'Tờ khai' },
    notNow: (why: string) => `chưa in được: ${why}`,
    draft: (why: string) => `Chỉ in được bản thảo: ${why}.`,
    needed: 'Hãy điền ô này trước khi in.',
    printed: (count: number) => (count === 0 ? 'Chưa in lần nào.' : `Đã in ${count} lần; tờ này là bản in lại.`),
    book: 'Sổ theo dõi (mẫu 07)',
    field: 'Lĩnh vực',
    from: 'Nhận từ ngày',
    to: 'đến ngày',
    printBook: 'In sổ theo dõi',
    reading: 'Đang đọc hồ sơ trên máy này…',
  },
};
