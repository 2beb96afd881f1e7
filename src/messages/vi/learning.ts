const steps = {
  begin: 'Bấm “Tiếp nhận hồ sơ”, chọn Đăng ký khai sinh, gõ tên trẻ (bịa).',
  papers: 'Ở phần giấy tờ, ghi một giấy là “Đã nhận” hoặc “Đã xem, trả lại”.',
  cut: 'Bấm “Rút mạng thử”, cạnh tên bạn: như khi mất mạng.',
  save: 'Điền nốt các ô còn thiếu, Ctrl + S, rồi lưu hồ sơ: không cần mạng.',
  slip: 'In giấy tiếp nhận cho người dân.',
  join: 'Bấm “Cắm lại mạng”: việc đang chờ tự đi.',
  receipt: 'Chờ dòng “Đã nhận”: máy chủ đã có, kèm biên nhận.',
  enter: 'Đưa hồ sơ qua các bước ở dải “Việc tiếp theo” tới “Ghi sổ”.',
  print: 'In Giấy khai sinh hoặc tờ khai từ hồ sơ.',
};

/** Help, guides and the way round the practice commune: loaded when somebody learns. */
export const learning = {
  title: 'Trợ giúp',
  guides: 'Một trang cho mỗi vai trò',
  guidesHelp: 'In ra, để cạnh máy: việc hằng ngày, dấu trên màn hình, khi mất mạng, gọi ai.',
  yours: 'của bạn',
  tour: 'Đi một vòng ở xã thực hành',
  tourHelp: 'Một việc khai sinh từ đầu tới cuối, kể cả lúc mất mạng. Khoảng năm phút, bỏ dở được.',
  begin: 'Bắt đầu',
  leave: 'Để sau',
  takeUp: 'Đi tiếp',
  again: 'Đi lại từ đầu',
  first: (count: number) => `Lần đầu ở đây? Có một vòng ${count} bước, khoảng năm phút.`,
  step: (now: number, all: number) => `Bước ${now} trên ${all}.`,
  steps,
  left: 'Vòng thực hành đang để dở.',
  done: 'Bạn đã đi hết một vòng. Việc thật cũng làm đúng như vậy.',
  sheets: 'Tờ hướng dẫn cho người dân',
  sheetsHelp: 'Chọn thủ tục, mở phần chi tiết rồi bấm “Tờ hướng dẫn cho người dân”.',
  print: 'In trang này',
  back: 'Về trang trợ giúp',
};
