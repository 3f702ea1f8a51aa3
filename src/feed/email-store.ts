/** What is known of a person's e-mail. */
export interface EmailRecord {
  readonly personId: string;
  /** Stands for the address wherever it would otherwise be copied to; '' before one is confirmed. */
  readonly id: string;
  /** The platform that carries it. */
  readonly platform: string;
  readonly address: string;
  /** confirmed: the digest comes there. Otherwise it does not: resting (the person's choice), left (by a link), bounced. */
  readonly state: '' | 'confirmed' | 'resting' | 'left' | 'bounced';
  /** Asked for and not confirmed yet; '' when none is. */
  readonly askedAddress: string;
  readonly askedAt: number;
  /** Why it bounced. */
  readonly detail: string;
}

export interface EmailAsk {
  readonly id: string;
  readonly personId: string;
  readonly platform: string;
  readonly address: string;
  readonly addressHash: string;
  /** Hash of what stands in the link. */
  readonly token: string;
  readonly now: number;
}

/** How often mails are asked for, lately. */
export interface AskLimits {
  readonly personInHour: number;
  readonly addressInHour: number;
  readonly addressInDay: number;
}

/** People's e-mail addresses, and which way their digest comes. */
export interface EmailStore {
  /** A secret of this store, made once: what hashes are keyed with. */
  key(): Promise<string>;
  of(personId: string): Promise<EmailRecord | undefined>;
  byToken(token: string): Promise<EmailRecord | undefined>;
  byId(id: string): Promise<EmailRecord | undefined>;
  /** `quiet`: mails went to this address of late, whoever asked; nothing is changed. */
  ask(ask: EmailAsk, limits: AskLimits): Promise<'asked' | 'often' | 'quiet'>;
  /** The mail did not leave: the address may be asked again. */
  notAsked(askId: string): Promise<void>;
  /** In one transaction: the address asked for is the person's, and their digest comes there. False when it is not asked for any more. */
  confirm(token: string, id: string, now: number): Promise<boolean>;
  /** The digest comes by e-mail from now on. False without a confirmed address. */
  toMail(personId: string, now: number): Promise<boolean>;
  /** The digest comes by direct message from now on. False when it did already. */
  toDirect(personId: string, state: 'resting' | 'left', now: number): Promise<boolean>;
  /** Nothing is known of it any more. False when nothing was. */
  forget(personId: string, now: number): Promise<boolean>;
}
