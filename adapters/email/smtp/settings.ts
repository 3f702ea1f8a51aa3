import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

export interface Login {
  readonly user: string;
  readonly pass: string;
}

export interface SmtpSettings {
  readonly connection: SMTPConnectionOptions;
  readonly login: Login | undefined;
  /** Host and port, for status. */
  readonly server: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** How to connect: `smtps:` speaks TLS at once; `smtp:` takes it where offered, and must before a password leaves this machine. */
export function smtpSettings(address: string, patience: number): SmtpSettings {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const login = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  const number = Number(port) || (secure ? 465 : 587);
  return {
    login,
    server: `${hostname}:${number}`,
    connection: {
      ...{ host, port: number, secure },
      requireTLS: !secure && login !== undefined && !LOOPBACK.test(hostname),
      // A certificate of our own machine's relay is nobody's to vouch for.
      ...(LOOPBACK.test(hostname) && { tls: { rejectUnauthorized: false } }),
      ...{
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        dnsTimeout: patience,
      },
      socketCloseTimeout: 0,
    },
  };
}
