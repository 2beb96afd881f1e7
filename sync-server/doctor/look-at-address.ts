import { createPrivateKey, X509Certificate } from 'node:crypto';
import { connect } from 'node:net';
import type { Instant } from '../../src/domain/words.ts';
import type { Settings } from '../environment.ts';
import { isInTheOpen } from '../in-the-open.ts';
import { readCertificate } from '../read-certificate.ts';
import { bad, type Finding, good, look } from './finding.ts';

type Of = Pick<Settings, 'host' | 'port' | 'tls' | 'trustedProxies' | 'relyingParty'>;

const dayMs = 86_400_000;
/** Days before its end at which a certificate is due to be renewed. */
const renewDays = 14;
const connectMs = 2_000;

/** Where it listens, who can reach that, and by what certificate. */
export async function lookAtAddress(settings: Of, now: Instant): Promise<readonly Finding[]> {
  const { host, tls, trustedProxies, relyingParty } = settings;
  const open = isInTheOpen(host);
  const inClear = open && tls === undefined && trustedProxies.size === 0;
  return [
    ...(inClear
      ? [
          bad(
            `HOST là ${host} mà không có chứng thư: người khác trên mạng đọc được, máy trạm không làm việc khi mất mạng được. Xem docs/operate.md.`,
            `HOST is ${host} without a certificate: others on the network can read along, and no machine works without the line. See docs/operate.md.`,
          ),
        ]
      : []),
    ...(relyingParty === undefined && (open || trustedProxies.size > 0)
      ? [
          look(
            'PUBLIC_ORIGIN chưa đặt: chưa đăng nhập bằng vân tay, khóa máy được.',
            'PUBLIC_ORIGIN is not set: nobody can sign in by passkey.',
          ),
        ]
      : []),
    ...lookAtCertificate(tls, { now, name: relyingParty?.id }),
    await lookAtPort(settings),
  ];
}

function lookAtCertificate(
  tls: Settings['tls'],
  { now, name }: { readonly now: Instant; readonly name: string | undefined },
): readonly Finding[] {
  try {
    const read = readCertificate(tls);
    if (read === undefined) return [];
    const certificate = new X509Certificate(read.cert);
    if (!certificate.checkPrivateKey(createPrivateKey(read.key))) {
      return [
        bad(
          'Chứng thư: khóa trong TLS_KEY_FILE không phải của chứng thư trong TLS_CERT_FILE.',
          'Certificate: the key in TLS_KEY_FILE is not that of the certificate in TLS_CERT_FILE.',
        ),
      ];
    }
    const days = Math.floor((Date.parse(certificate.validTo) - Date.parse(now)) / dayMs);
    const begun = Date.parse(certificate.validFrom) <= Date.parse(now);
    const until = certificate.validTo;
    const findings: Finding[] = [];
    if (days < 0 || !begun) {
      findings.push(
        bad(
          `Chứng thư: không còn hoặc chưa có hiệu lực (đến ${until}). Thay chứng thư, khởi động lại.`,
          `Certificate: not good at this time (until ${until}). Replace it and start again.`,
        ),
      );
    } else if (days < renewDays) {
      findings.push(
        look(
          `Chứng thư: còn ${days} ngày (đến ${until}). Gia hạn, rồi khởi động lại máy chủ.`,
          `Certificate: ${days} days left (until ${until}). Renew it, and start the server again.`,
        ),
      );
    } else {
      findings.push(good(`Chứng thư: còn ${days} ngày.`, `Certificate: ${days} days left.`));
    }
    if (name !== undefined && certificate.checkHost(name) === undefined) {
      findings.push(
        bad(
          `Chứng thư: không phải của tên ${name} trong PUBLIC_ORIGIN.`,
          `Certificate: it is not for ${name}, the name in PUBLIC_ORIGIN.`,
        ),
      );
    }
    return findings;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [bad(`Chứng thư: không dùng được. ${said}`, `Certificate: it cannot be used. ${said}`)];
  }
}

/** Whether anything answers where the server would listen. */
async function lookAtPort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<Finding> {
  if (port === 0) return look('PORT là 0: mỗi lần chạy một cổng khác.', 'PORT is 0: another port at every start.');
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({
      host: host === '0.0.0.0' || host === '::' ? 'localhost' : host,
      port,
      timeout: connectMs,
    });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('timeout', end(false)).on('error', end(false));
  });
  return answers
    ? good(`Cổng ${port}: có máy chủ đang trả lời.`, `Port ${port}: something answers there.`)
    : look(`Cổng ${port}: không có gì trả lời; máy chủ đang tắt.`, `Port ${port}: nothing answers; the server is off.`);
}
