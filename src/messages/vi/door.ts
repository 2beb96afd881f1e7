/** What stands before the desk is here, or in its place. */
export const door = {
  app: {
    name: 'Liền Mạch',
    language: 'Ngôn ngữ',
    failed: 'Màn hình này gặp lỗi',
    failedHelp: 'Những gì đã lưu vẫn còn trên máy. Hãy tải lại trang.',
    reload: 'Tải lại trang',
    opening: 'Đang mở. Nếu phần này chưa tải về máy thì sẽ mở khi có mạng.',
    olderTab: 'Ứng dụng đang mở ở một thẻ hoặc cửa sổ khác bằng bản cũ. Hãy đóng thẻ đó.',
    olderTabHelp: 'Bản mới tự mở tiếp ngay sau đó. Những gì đã lưu trên máy này vẫn còn nguyên.',
    storageHeld:
      'Bộ nhớ của máy chưa trả lời. Có thể một thẻ hoặc cửa sổ khác của Liền Mạch đang giữ dữ liệu: hãy đóng nó.',
    storageHeldHelp: 'Ứng dụng tự mở tiếp ngay sau đó. Những gì đã lưu trên máy này vẫn còn nguyên.',
    storageFailed: 'Trình duyệt không cho ứng dụng dùng bộ nhớ của máy',
    storageFailedHelp:
      'Không lưu được gì khi bộ nhớ đóng. Hãy mở bằng cửa sổ thường (không ẩn danh), xem dung lượng đĩa rồi tải lại.',
  },
  practice: {
    mark: 'THỰC HÀNH',
    enter: 'Thực hành',
    enterHelp: 'Tập làm ở một xã bịa ra: không cần tài khoản, không cần mạng, không đụng tới việc thật.',
    leave: 'Thoát thực hành',
  },
};
