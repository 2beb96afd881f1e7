export const unlock = {
  unlock: {
    title: 'Mở khoá',
    lead: 'Dữ liệu trên máy này đang khoá. Mở khoá không cần mạng.',
    who: 'Ai làm việc bây giờ?',
    pinOf: (name: string) => `Mã PIN của ${name}`,
    passwordOf: (name: string) => `Mật khẩu của ${name}`,
    submit: 'Mở khoá',
    working: 'Đang mở…',
    missingPin: 'Nhập mã PIN, ít nhất 6 chữ số.',
    missingPassword: 'Nhập mật khẩu.',
    wrong: (left: number) =>
      `Chưa đúng. Còn ${left} lần thử, sau đó phải đăng nhập bằng mật khẩu khi có mạng. Không có gì bị xoá.`,
    wait: (seconds: number) => `Chờ ${seconds} giây rồi nhập lại.`,
    signInNeeded:
      'Đã nhập sai quá nhiều lần. Khi có mạng, đăng nhập bằng mật khẩu ở dưới. Mọi thứ đã lưu trên máy vẫn còn nguyên.',
    bySignIn: 'Quên mã PIN, hoặc chưa dùng máy này: đăng nhập bằng mật khẩu (cần mạng)',
    byPin: 'Quay lại nhập mã PIN',
    lost: 'Trình duyệt không còn giữ khoá của dữ liệu trên máy này, nên không đọc được. Đừng xoá dữ liệu trình duyệt: hãy gọi người quản trị.',
  },
};
