/** Who the mails are from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
  /** Right of the @, for Message-IDs. */
  readonly domain: string;
}

/** Reads `Paperboy <bot@example.org>` or `bot@example.org`. */
export function senderOf(from: string): Sender {
  const [, name = '', inAngles] = /^(.*)<([^<>]+)>\s*$/.exec(from) ?? [];
  const address = (inAngles ?? from).trim();
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return { name: name.replaceAll('"', '').trim() || 'Paperboy', address, domain };
}
