import { describe, expect, it } from 'vitest';
import { smtpSettings } from '../../../adapters/email/smtp/settings.ts';
import { SmtpLine } from '../../../adapters/email/smtp/smtp-line.ts';
import { startSmtp } from '../../support/smtp/server.ts';

const LETTER = {
  from: 'bot@lab.example',
  to: 'ann@home.example',
  bytes: Buffer.from('Subject: x\r\n\r\nx\r\n'),
};

describe('TLS', () => {
  it.each([
    ['smtps', { secure: true }],
    ['smtp', { disabledCommands: [] }],
  ])('is spoken as %s:// says', async (protocol, options) => {
    const secure: boolean[] = [];
    const smtp = await startSmtp({
      ...options,
      onMailFrom: (_address, session, done) => {
        secure.push(session.secure);
        done();
      },
    });
    const line = new SmtpLine(smtpSettings(smtp.url.replace('smtp', protocol), 2_000));
    await line.send(LETTER);
    await line.close(Promise.resolve());
    expect(secure).toEqual([true]);
    await smtp.close();
  });

  it('must be there before a password leaves this machine', async () => {
    const settings = (url: string) => smtpSettings(url, 1_000).connection;
    expect(settings('smtp://bot:pw@mail.example.org').requireTLS).toBe(true);
    expect(settings('smtp://mail.example.org').requireTLS).toBe(false);
    expect(settings('smtp://bot:pw@127.0.0.1:25').requireTLS).toBe(false);
    expect(settings('smtps://bot:pw@mail.example.org')).toMatchObject({ secure: true, port: 465 });
  });

  it('takes no certificate of another machine on trust', () => {
    expect(smtpSettings('smtps://mail.example.org', 1_000).connection.tls).toBeUndefined();
    expect(smtpSettings('smtps://localhost', 1_000).connection.tls).toEqual({ rejectUnauthorized: false });
  });

  it('or not, a login is read as it is meant', () => {
    expect(smtpSettings('smtp://a%40b:p%23w@host', 1_000)).toMatchObject({
      login: { user: 'a@b', pass: 'p#w' },
      server: 'host:587',
    });
  });
});
