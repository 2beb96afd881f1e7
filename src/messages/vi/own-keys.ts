/** Of passkeys and one's own password: loaded with what says them, which may stand before the desk. */
export const ownKeys = {
  unlock: 'Mở bằng vân tay hoặc khoá máy',
  signIn: 'Vào bằng vân tay hoặc khoá máy',
  asking: 'Đang chờ máy nhận ra bạn…',
  cancelled: 'Chưa xong: bạn đã bỏ qua, hoặc đã hết thời gian chờ. Không mất gì; thử lại hoặc dùng cách khác.',
  unverified: 'Máy chưa kiểm tra được đúng là bạn (vân tay, khuôn mặt hoặc mã của máy). Hãy dùng cách khác.',
  unavailable: 'Lúc này máy không dùng được vân tay hay khoá máy. Hãy dùng cách khác.',
  noSecret: 'Trình duyệt này không cho khoá máy mở dữ liệu. Hãy mở bằng mã PIN.',
  other:
    'Khoá máy vừa dùng không phải khoá bạn đã đặt trên máy này. Hãy mở bằng mã PIN, rồi đặt lại ở mục «Mật khẩu, vân tay».',
  noLine: 'Không liên lạc được với máy chủ. Đăng nhập cần có mạng.',
  notHere: 'Máy chủ của xã chưa nhận đăng nhập bằng vân tay. Mật khẩu dùng như thường.',
  notKnown: 'Máy chủ không nhận khoá máy này: có thể nó đã bị bỏ. Hãy đăng nhập bằng mật khẩu.',
  closed:
    'Máy chủ đã nhận ra bạn, nhưng dữ liệu trên máy này đang khoá và khoá máy này chưa mở được nó. Nhập mã PIN của bạn, hoặc nhờ một đồng nghiệp đã dùng máy mở khoá giúp rồi đăng nhập lại.',
  title: 'Mật khẩu và vân tay',
  close: 'Đóng',
  passkeyTitle: 'Vân tay hoặc khoá máy',
  passkeyHelp:
    'Máy nhận ra bạn bằng vân tay, khuôn mặt hoặc mã mở máy, kể cả khi mất mạng. Mã PIN vẫn dùng được. Chỉ bật khi tài khoản trên máy này là của riêng bạn: ai mở được khoá của máy thì cũng mở được phần này.',
  notOffered:
    'Máy hoặc trình duyệt này không có cách nhận ra bạn bằng vân tay hay khoá máy. Mã PIN và mật khẩu dùng như thường.',
  pinFirst: 'Hãy đặt mã PIN trên máy này trước, để luôn còn một cách khác.',
  isOn: 'Đang bật trên máy này.',
  password: 'Mật khẩu đăng nhập',
  passwordHelp: 'Để trống cũng được: khi đó chỉ mở khoá được máy này, chưa đăng nhập được bằng vân tay.',
  turnOn: 'Bật trên máy này',
  turnAnew: 'Đặt lại',
  turnOff: 'Tắt trên máy này',
  working: 'Đang làm…',
  turnedOff: 'Đã tắt. Từ nay máy này chỉ mở bằng mã PIN hoặc mật khẩu.',
  madeHere: 'Đã bật: mở khoá máy này bằng vân tay hoặc khoá máy được, kể cả khi mất mạng.',
  madeBoth: 'Đã bật: mở khoá máy này và đăng nhập bằng vân tay hoặc khoá máy được.',
  madeSignIn:
    'Trình duyệt này không cho khoá máy mở dữ liệu khi mất mạng, nhưng đăng nhập bằng vân tay hoặc khoá máy thì được.',
  madeNothing: 'Trình duyệt này không cho khoá máy mở dữ liệu, nên chưa bật được gì. Mã PIN dùng như thường.',
  notRegistered: 'Máy chủ chưa ghi nhận để đăng nhập bằng vân tay:',
  registeredTitle: 'Đăng nhập được bằng',
  machine: (name: string) => (name === '' ? 'Máy chưa đặt tên' : name),
  dates: (made: string, used: string | null) =>
    used === null ? `tạo ${made}, chưa dùng` : `tạo ${made}, dùng lần cuối ${used}`,
  remove: (name: string) => `Bỏ ${name}`,
  removed: 'Đã bỏ. Khoá máy ấy không đăng nhập được nữa.',
  missing: 'Nhập mật khẩu của bạn.',
  failed: {
    wrongPassword: 'Mật khẩu chưa đúng.',
    tooManyTries: 'Đã thử quá nhiều lần. Chờ vài phút rồi thử lại.',
    signInNeeded: 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại rồi làm tiếp.',
    refused: 'Máy chủ không nhận. Hãy báo người quản trị.',
    noLine: 'Không liên lạc được với máy chủ, chưa biết đã xong chưa. Có mạng thì làm lại như cũ.',
  },
  passwordTitle: 'Đổi mật khẩu',
  passwordLead:
    'Cần có mạng. Đổi xong, những nơi khác bạn đang đăng nhập phải đăng nhập lại; việc chưa gửi ở đó vẫn còn.',
  oldPassword: 'Mật khẩu hiện nay',
  newPassword: 'Mật khẩu mới',
  again: 'Nhập lại mật khẩu mới',
  badLength: (fewest: number) => `Mật khẩu mới cần ít nhất ${fewest} ký tự. Một câu ngắn dễ nhớ là tốt.`,
  notSame: 'Hai lần nhập không giống nhau.',
  sameAsOld: 'Mật khẩu mới phải khác mật khẩu hiện nay và không có tên đăng nhập ở trong.',
  change: 'Đổi mật khẩu',
  changed: 'Đã đổi mật khẩu.',
  notKept: 'Đã đổi ở máy chủ, nhưng máy này chưa ghi được. Lần đăng nhập sau máy sẽ tự ghi.',
};

export type OwnKeysWords = typeof ownKeys;
