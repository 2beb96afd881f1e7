export const access = {
  access: {
    doneBy: (who: string) => `Việc này do ${who} làm.`,
    seenBy: (who: string) => `Phần này dành cho ${who}.`,
    notYours: 'Không thuộc vai trò của bạn',
    yourRoles: (roles: string) => `Ở xã này bạn là: ${roles}.`,
    whoGives: 'Vai trò do người quản trị của xã giao. Cần thêm quyền thì nói với người ấy.',
    nothing: 'Vai trò này không xem hồ sơ của người dân.',
    nextBy: (step: string, who: string) => `Bước tiếp theo là «${step}», do ${who} làm.`,
  },
};
