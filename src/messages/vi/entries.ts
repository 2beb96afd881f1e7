export const entries = {
  findEntry: {
    label: 'Tìm trong dữ liệu trên máy',
    help: 'Gõ họ tên, số định danh hoặc số đăng ký (45 hay 45/2026) rồi nhấn Enter. Không thấy thì chép từ giấy tờ và đối chiếu sổ giấy.',
    search: 'Tìm',
    found: 'Việc hộ tịch tìm thấy trên máy',
    none: 'Không thấy trên máy này. Hãy đối chiếu sổ giấy.',
    taken: 'Đã lấy từ dữ liệu trên máy.',
    entry: (number: number, volume: string, on: string) => `số ${number}, quyển ${volume}, ngày ${on}`,
  },
};
