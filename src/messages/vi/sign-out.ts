export const signOut = {
  signOut: {
    title: 'Đăng xuất khỏi máy này?',
    nothingWaits: 'Máy này không còn mục nào của bạn chờ gửi.',
    waiting: (count: number) =>
      `Còn ${count} mục của bạn chưa gửi xong: vẫn ở lại máy này và sẽ được gửi khi có người đăng nhập; đừng xóa dữ liệu trình duyệt.`,
    ofColleagues: (count: number) => `Ngoài ra có ${count} mục của đồng nghiệp đang chờ trên máy này.`,
    drafts: (count: number) => `${count} bản nháp ở lại máy này, chỉ bạn mở được.`,
    needsLine: 'Muốn vào lại phải có mạng: đang mất mạng thì đừng đăng xuất.',
    confirm: 'Đăng xuất khỏi máy này',
    stay: 'Ở lại',
    failed: 'Chưa đăng xuất được: máy này không ghi được vào bộ nhớ.',
  },
};
