import type { Role } from '../../domain/access/role.ts';

/** One page of A4 for one role: what she does, told in the words of her screen. Vietnamese, whatever the language of the screen. */
export interface RoleGuide {
  readonly role: Role;
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

type Part = RoleGuide['parts'][number];

const marks: Part = {
  title: 'Dấu trên màn hình',
  lines: [
    'Đã lưu trên máy này: nằm trên đĩa của máy, chưa lên máy chủ. Tắt máy không mất.',
    'Đang gửi: đang trên đường. Hub đã nhận: máy ở trụ sở đã giữ, chưa tới máy chủ.',
    'Đã nhận: máy chủ đã nhận, có giờ và biên nhận.',
    'Cần xử lý: phải có người quyết. Mở “Hộp gửi”, đọc dòng chữ đỏ rồi làm theo.',
  ],
};

const offline: Part = {
  title: 'Khi mất mạng',
  lines: [
    'Cứ làm như thường. Đừng tải lại nhiều lần, đừng xóa dữ liệu trình duyệt.',
    'Dải trên cùng nói thật: còn bao nhiêu mục chờ, lần trao đổi gần nhất. Có mạng thì máy tự gửi.',
    'Mất mạng nhiều ngày: “Hộp gửi”, phần “Tệp mang đi”.',
  ],
};

const keys = (...more: readonly string[]): Part => ({
  title: 'Phím tắt',
  lines: [
    ...more,
    'Ctrl + Shift + L: khoá máy khi rời bàn.',
    'Phím một chữ tắt được ở ô “Phím tắt một phím”, cạnh tên bạn.',
  ],
});

const formKeys = [
  'T: nhận mới. M: mở việc kế tiếp. /: tìm.',
  'Trong biểu mẫu: Enter sang ô kế tiếp, Ctrl + S lưu, F1 xem ô này hỏi gì, phím = lấy lại địa chỉ đã ghi.',
];

const call: Part = {
  title: 'Gọi ai',
  lines: [
    'Quản trị của xã (mất mật khẩu, mất máy, đổi vai trò): ……………………………………',
    'Công chức hộ tịch (nghiệp vụ): ……………………………………',
    'Người trông máy chủ (cả xã không gửi được): ……………………………………',
  ],
};

const reception: Part = {
  title: 'Nhận một hồ sơ',
  lines: [
    'Bấm “Tiếp nhận hồ sơ”, gõ việc cần làm, Enter.',
    'Quét mã QR thẻ căn cước thì tên, ngày sinh, số tự điền. Ô sai được báo ngay tại ô.',
    'Ghi giấy tờ nào đã nhận, đã xem, còn thiếu; chụp khi cần.',
    'Ctrl + S, đọc lại, lưu. Chờ dòng “Đã lưu trên máy này” rồi mới in giấy tiếp nhận đưa người dân.',
    'Báo trùng với hồ sơ đã có: mở hồ sơ đó xem trước khi lưu.',
  ],
};

export const roleGuides: readonly RoleGuide[] = [
  {
    role: 'volunteer',
    title: 'Tổ công nghệ số cộng đồng',
    lead: 'Bạn ghi tin báo ở nhà dân, có mạng hay không. Tin báo chưa phải hồ sơ: không giấy tiếp nhận, không tính hạn.',
    parts: [
      {
        title: 'Ghi một tin báo',
        lines: [
          'Bấm “Ghi tin báo”, chọn việc: sinh, tử, kết hôn.',
          'Biết gì ghi nấy, ô nào chưa biết thì để trống. Đừng đoán.',
          'Lưu, in phiếu báo nếu có máy in, hoặc đọc mã BAO-… cho người dân.',
          'Dặn người dân: cán bộ sẽ hỏi lại, vẫn phải tới xã hoặc nộp trực tuyến.',
        ],
      },
      {
        title: 'Giữ kín',
        lines: [
          'Khi máy chủ đã nhận, trên máy bạn chỉ còn một dòng: mã, việc, giờ, đã tới đâu.',
          'Không chụp màn hình, không chép tên người dân ra giấy hay tin nhắn.',
          'Khoá máy khi rời tay. Mất máy: gọi quản trị ngay.',
        ],
      },
      marks,
      offline,
      keys('T: ghi tin báo. Trong biểu mẫu: Enter sang ô kế tiếp, Ctrl + S lưu, F1 xem ô này hỏi gì.'),
      call,
    ],
  },
  {
    role: 'reception',
    title: 'Bộ phận một cửa',
    lead: 'Bạn nhận hồ sơ và trả kết quả tại quầy, cả khi mất mạng.',
    parts: [
      reception,
      {
        title: 'Trả kết quả',
        lines: [
          'Nhóm “Chờ trả kết quả” ở màn Hôm nay. Tìm theo tên không dấu, mã, ngày.',
          'Bấm “Trao kết quả” khi người dân đã cầm giấy, không bấm trước.',
          'Nợ giấy tờ thì thu nốt rồi ghi vào hồ sơ.',
        ],
      },
      marks,
      offline,
      keys(...formKeys),
      call,
    ],
  },
  {
    role: 'officer',
    title: 'Công chức tư pháp – hộ tịch',
    lead: 'Bạn giải quyết hồ sơ, ghi sổ và giữ cho sổ giấy, máy và hệ thống cấp trên nói cùng một điều.',
    parts: [
      reception,
      {
        title: 'Giải quyết và ghi sổ',
        lines: [
          'Dải “Việc tiếp theo” trên hồ sơ: nhận vào giải quyết, trình ký, duyệt, ghi sổ.',
          'Mở sổ giấy trước, so số tiếp theo với số trên màn, rồi mới ghi. Sổ giấy là gốc.',
          'Máy giữ quyền ghi sổ cho số cả khi mất mạng; máy khác để hồ sơ ở “Chờ số”.',
          'Ghi nhầm: gạch bỏ, không xóa. Sửa sau khi ghi sổ là thay đổi, cải chính.',
          'Tin báo ở cuối màn Hôm nay: tiếp nhận, gộp, hoặc bỏ qua kèm lý do.',
        ],
      },
      marks,
      offline,
      keys(...formKeys),
      call,
    ],
  },
  {
    role: 'leader',
    title: 'Lãnh đạo Ủy ban nhân dân',
    lead: 'Bạn duyệt, từ chối, và quyết những việc máy không được tự quyết.',
    parts: [
      {
        title: 'Duyệt',
        lines: [
          'Nhóm “Chờ ký” ở màn Hôm nay. Đọc nội dung, giấy tờ, cảnh báo, rồi bấm “Duyệt” hoặc “Trả lại để sửa”.',
          'Đã ký trên giấy thì cán bộ ghi lại: tên bạn, do ai ghi.',
          'Từ chối đăng ký phải có lý do; giấy từ chối in từ hồ sơ.',
        ],
      },
      {
        title: 'Việc chờ bạn quyết',
        lines: [
          'Việc giữ riêng: của người đã hết quyền, hoặc máy chủ chưa hiểu. Nhận vào hay để lại, kèm lý do.',
          'Hai người sửa khác nhau: cả hai được giữ; chọn một, hồ sơ ghi lại ai chọn.',
          'Số của hệ thống cấp trên khác số trong sổ: chọn số đứng vững.',
        ],
      },
      {
        title: 'Đúng hạn',
        lines: [
          'Màn “Đúng hạn” nói tỷ lệ thật bên cạnh tỷ lệ ghi trên hệ thống, kèm những lần mất mạng.',
          'Giờ làm việc, ngày nghỉ, lệ phí của xã ghi ở “Quy định của xã”, kèm văn bản.',
        ],
      },
      marks,
      offline,
      keys('M: mở việc kế tiếp. /: tìm.'),
      call,
    ],
  },
  {
    role: 'administrator',
    title: 'Người quản trị của xã',
    lead: 'Bạn lo người, máy và khóa khôi phục. Bạn không xem hồ sơ của dân.',
    parts: [
      {
        title: 'Người và máy',
        lines: [
          'Mỗi người một tài khoản. Thêm người, đổi vai trò, cấp mật khẩu dùng một lần: luôn ghi lý do.',
          'Máy mới vào bằng mã ghép, dùng một lần. Đặt tên máy theo bàn.',
          'Mất máy: thu hồi ngay. Máy đó gửi nốt việc đang chờ rồi quên hết.',
          'Người nghỉ việc: kết thúc quyền. Việc đã nhận không đổi; việc gửi sau đó chờ lãnh đạo.',
        ],
      },
      {
        title: 'Khóa khôi phục',
        lines: [
          'Làm một lần, in ra giấy, cất trong két cùng con dấu; mật khẩu giấy cất chỗ khác.',
          'Thử mở bằng giấy mỗi quý. Người giữ giấy thay đổi thì làm khóa mới.',
        ],
      },
      {
        title: 'Hằng tuần',
        lines: [
          'Máy nào lâu chưa gửi? Máy nào còn mục chờ? Hỏi người dùng máy đó.',
          'Hỏi người trông máy chủ: bản sao lưu gần nhất là khi nào.',
        ],
      },
      marks,
      offline,
      keys(),
      call,
    ],
  },
  {
    role: 'supervisor',
    title: 'Người giám sát của tỉnh',
    lead: 'Bạn xem số liệu của các xã trên máy chủ này. Không có tên, số hồ sơ hay dữ liệu của ai.',
    parts: [
      {
        title: 'Đọc số liệu',
        lines: [
          'Chọn kỳ; bấm đầu cột để xếp các xã, bấm tên xã để xem riêng xã ấy.',
          'Đúng hạn đếm theo giờ thật tại quầy, không theo lúc ghi lên hệ thống.',
          'Phần “Những gì chưa về tới đây” nói số liệu mới tới đâu: máy chưa gửi thì chưa có trong đó.',
          'Xã ít hồ sơ: đừng suy từ con số ra một gia đình.',
        ],
      },
      {
        title: 'Dùng số liệu',
        lines: [
          'Số thấp của một xã mất mạng nhiều ngày là chuyện đường truyền, không phải chuyện cán bộ: hỏi xã trước.',
          '“Xem bản in” để in có chỗ ký, “Lưu bảng tính” để làm tiếp. Màn này cần có mạng.',
        ],
      },
      {
        title: 'Gọi ai',
        lines: ['Quản trị của xã: ……………………………………', 'Người trông máy chủ: ……………………………………'],
      },
    ],
  },
];
