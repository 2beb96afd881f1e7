export const practice = {
  practising: {
    band: 'người và việc đều bịa, không gửi đi đâu',
    label: 'Đang thực hành',
    making: 'Đang dựng xã thực hành…',
    online: (when: string) => `Máy chủ giả (ngay trong máy này) trả lời lúc ${when}`,
    cut: 'Rút mạng thử',
    joined: 'Cắm lại mạng',
    startAnew: 'Làm lại từ đầu',
    startAnewHelp:
      'Mọi thứ đã tập ở đây bị bỏ hết và xã thực hành được dựng lại như mới. Việc thật trên máy này không bị đụng tới.',
    startAnewNow: 'Bỏ hết, dựng lại',
    stay: 'Giữ lại',
  },
};
