export const password = {
  toChange:
    'Mật khẩu này do người quản trị cấp, chỉ dùng một lần. Đặt mật khẩu của riêng bạn rồi mới vào làm việc được.',
  next: 'Mật khẩu mới',
  again: 'Nhập lại mật khẩu mới',
  hint: (least: number) =>
    `Ít nhất ${least} ký tự. Một câu dài dễ nhớ thì tốt hơn một chữ ngắn khó nhớ; đừng có tên đăng nhập ở trong.`,
  tooShort: (least: number) => `Mật khẩu mới cần ít nhất ${least} ký tự.`,
  notAlike: 'Hai lần nhập chưa giống nhau.',
  notGood: 'Mật khẩu mới không được giống mật khẩu cũ hay có tên đăng nhập ở trong. Chọn câu khác.',
  later: 'Chưa đổi được: máy chủ không trả lời. Chưa mất gì, thử lại khi có mạng.',
};
