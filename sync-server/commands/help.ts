/** Both languages at once: whoever is called to a server at night may read either. */
export const helpText = `Cách dùng: lien-mach <lệnh>   (thay cho lien-mach: node dist/server/lien-mach.js)

  serve [--seed-accounts]       chạy máy chủ (mặc định khi không có lệnh)
  doctor                        soát mọi thứ máy chủ cần; không thay đổi gì
  migrate [--check]             nâng bảng dữ liệu lên bản này mà không chạy máy chủ; --check: chỉ xem
  key TỆP                       tạo khóa sao lưu trong một tệp mới (0600); chép ra giấy, cất riêng
  backup [--to THƯ_MỤC] [--key TỆP]
                                sao lưu toàn bộ cơ sở dữ liệu, kể cả khi máy chủ đang chạy
  verify TỆP [--key TỆP]…       mở một bản sao lưu, kiểm tra hết, không khôi phục
  restore TỆP [--key TỆP]… [--replace] [--despite-findings]
                                khôi phục vào cơ sở dữ liệu trống; --replace: thay cái đang có
  audit verify [--against TỆP]… [--key TỆP]…
                                soát chuỗi biên nhận và mọi dòng liên quan; --against: đối chiếu với
                                một biên nhận của máy trạm hoặc một bản sao lưu cũ
  audit reads --record HỒ_SƠ | --account TÊN [--since NGÀY]
                                ai đã nhận hồ sơ nào từ máy chủ, khi nào, trên máy nào
  audit access [--commune MÃ_XÃ]
                                nhật ký quyền: ai được cấp gì, ai đổi, lúc nào, vì sao
  people add MÃ_XÃ TÊN VAI_TRÒ… --name HỌ_TÊN [--title CHỨC_DANH]
                                thêm một người; in ra mật khẩu dùng một lần
  people password TÊN           cấp mật khẩu dùng một lần cho người quên
  people end TÊN LÝ_DO          kết thúc quyền
  people move TÊN MÃ_XÃ LÝ_DO   chuyển tài khoản sang xã khác (sáp nhập)
  delivery status               hồ sơ của từng xã đang ở đâu trên đường lên hệ thống cấp trên
  delivery pause MÃ_XÃ LÝ_DO | resume MÃ_XÃ
                                tạm ngừng chuyển; chuyển tiếp
  delivery retry MÃ_XÃ [HỒ_SƠ]  gửi lại những gì đang chờ người xử lý: một hồ sơ, hoặc tất cả
  delivery exchanges MÃ_XÃ [HỒ_SƠ]
                                mọi lời đã trao đổi hai chiều, mỗi dòng một JSON
  carry import TỆP… [--answers THƯ_MỤC]
                                nhận tệp mang đi của máy mất mạng; tệp trả lời cho máy đó nằm cạnh, hoặc ở
                                thư mục đã cho; chạy được khi máy chủ đang chạy, nhận hai lần không thừa gì
  carry show TỆP                tệp mang đi của máy nào, có gì, máy chủ này mở được không; không nhận gì
  hand-over HỒ_SƠ MÃ_XÃ LÝ_DO   chuyển một hồ sơ sang xã khác
  roles TÊN VAI_TRÒ…            giao vai trò ở xã: officer, reception, leader, volunteer,
                                administrator, supervisor, hub; thay cho vai trò đang có
  device-code MÃ_XÃ [--name TÊN_MÁY]
                                mã ghi danh cho một máy của xã, dùng một lần, trong 24 giờ
  devices list | revoke MÁY | name MÁY TÊN
                                các máy đã ghi danh; thu hồi, đặt tên một máy
  help                          trang này

Mã kết thúc: 0 tốt; 1 có sai lệch, hoặc không làm vì điều đã thấy; 2 dùng sai lệnh; 3 không làm được.

Usage: lien-mach <command>   (in place of lien-mach: node dist/server/lien-mach.js)

  serve [--seed-accounts]       run the server (also without any command)
  doctor                        look at everything a server needs; changes nothing
  migrate [--check]             bring the tables up to this build without serving; --check: only look
  key FILE                      make a backup key in a new file (0600); copy it to paper, keep it elsewhere
  backup [--to FOLDER] [--key FILE]
                                copy the whole database, also while the server runs
  verify FILE [--key FILE]…     open a backup, check all of it, restore nothing
  restore FILE [--key FILE]… [--replace] [--despite-findings]
                                restore into an empty database; --replace: in place of what is there
  audit verify [--against FILE]… [--key FILE]…
                                walk the receipt chain and every row that hangs on it; --against: compare
                                with a device's receipt or an earlier backup
  audit reads --record RECORD | --account NAME [--since DAY]
                                who was sent which record by the server, when, on which device
  audit access [--commune COMMUNE]
                                the log of access: who was given what, by whom, when and why
  people add COMMUNE NAME ROLE… --name FULL_NAME [--title TITLE]
                                one more person; tells a password for one sign-in
  people password NAME          a password for one sign-in, for whoever has forgotten hers
  people end NAME REASON        end somebody's access
  people move NAME COMMUNE REASON
                                move an account to another commune (mergers)
  delivery status               how much of each commune is where on the road to the national systems
  delivery pause COMMUNE REASON | resume COMMUNE
                                hand nothing over for now; go on
  delivery retry COMMUNE [RECORD]
                                send again what waits for a person: one record, or all
  delivery exchanges COMMUNE [RECORD]
                                everything that was said, both ways, a line of JSON each
  carry import FILE… [--answers FOLDER]
                                take in carry files of machines without a line; the answers for each machine
                                lie beside its file, or in that folder; also while the server runs, also twice
  carry show FILE               whose carry file it is, what it holds, whether this server opens it; takes nothing
  hand-over RECORD COMMUNE REASON
                                hand a record over to another commune
  roles NAME ROLE…              make somebody officer, reception, leader, volunteer, administrator,
                                supervisor, hub in her commune; in place of what she was
  device-code COMMUNE [--name NAME]
                                a code that lets one machine of the commune in, once, within 24 hours
  devices list | revoke DEVICE | name DEVICE NAME
                                the machines that are enrolled; revoke one, name one
  help                          this page

Exit codes: 0 good; 1 something found wrong, or not done because of what was found; 2 wrong use; 3 could not be done.
Variables: docs/operations.md
`;
