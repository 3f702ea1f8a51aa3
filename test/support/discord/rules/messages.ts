import { isObject, type JsonObject, lengthOf, objectsIn } from '../json.ts';
import type { Fault } from '../refuse.ts';
import { type SchemaName, schemaFaults } from '../schema.ts';
import { FLAG, type UploadedFile } from '../types.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { faultIf, tooLong } from './text.ts';

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
function checkMentions(body: JsonObject): Fault[] {
  const mentions = body.allowed_mentions;
  if (!isObject(mentions)) return [];
  const parse = listed(mentions.parse);
  const both = (['users', 'roles'] as const).filter(
    (kind) => parse.includes(kind) && listed(mentions[kind]).length > 0,
  );
  const many = (['users', 'roles'] as const).filter((kind) => listed(mentions[kind]).length > 100);
  const unknown = parse.some((word) => !['roles', 'users', 'everyone'].includes(String(word)));
  return [
    ...faultIf(both.length > 0, 'mentions-exclusive', ['allowed_mentions']),
    ...many.map((kind): Fault => ({ name: 'mentions-too-many', path: ['allowed_mentions', kind] })),
    ...faultIf(unknown, 'mentions-parse-unknown', ['allowed_mentions', 'parse']),
  ];
}

function checkPoll(body: JsonObject): Fault[] {
  const poll = body.poll;
  if (!isObject(poll)) return [];
  const answers = objectsIn(poll.answers);
  const texts = answers.map((answer) => (isObject(answer.poll_media) ? answer.poll_media.text : undefined));
  const question = isObject(poll.question) ? poll.question.text : undefined;
  return [
    ...tooLong(question, 300, 'poll-question-too-long', ['poll', 'question', 'text']),
    ...faultIf(answers.length < 1 || answers.length > 10, 'poll-answers-count', ['poll', 'answers']),
    ...faultIf(
      texts.some((text) => lengthOf(text) > 55),
      'poll-answer-too-long',
      ['poll', 'answers'],
    ),
    ...faultIf(Number(poll.duration ?? 24) > 768, 'poll-duration', ['poll', 'duration']),
  ];
}

function checkFiles(body: JsonObject, files: UploadedFile[], sizeLimit: number): Fault[] {
  const attachments = objectsIn(body.attachments);
  return [
    ...faultIf(Math.max(files.length, attachments.length) > 10, 'files-too-many', ['attachments']),
    ...faultIf(
      files.some((file) => file.bytes.length > sizeLimit),
      'file-too-large',
      [],
    ),
    ...attachments.flatMap((one, index) =>
      tooLong(one.description, 1024, 'file-description-too-long', ['attachments', index, 'description']),
    ),
  ];
}

export interface MessageRequest {
  body: JsonObject;
  files: UploadedFile[];
  /** Flags of the message once it is made: those asked for, and those it already has. */
  flags: number;
  schema: SchemaName;
  fileSizeLimit: number;
}

/** Every rule a message body can break, by name; the published schema catches what has no name here. */
export function checkMessage({ body, files, flags, schema, fileSizeLimit }: MessageRequest): Fault[] {
  const named = [
    // The schema says 4000, which is for people who pay; bots get 2000.
    ...tooLong(body.content, 2000, 'content-too-long', ['content']),
    ...tooLong(body.nonce, 25, 'nonce-too-long', ['nonce']),
    ...checkEmbeds(body),
    ...checkComponents(body, flags),
    ...checkMentions(body),
    ...checkPoll(body),
    ...checkFiles(body, files, fileSizeLimit),
  ];
  return named.length > 0 ? named : schemaFaults(schema, body);
}

/** Says whether a message would show nothing at all. */
export function isEmptyMessage(body: JsonObject, files: UploadedFile[]): boolean {
  const text = typeof body.content === 'string' ? body.content.trim() : '';
  const lists = [body.embeds, body.components, body.attachments, body.sticker_ids];
  return (
    text === '' &&
    files.length === 0 &&
    !isObject(body.poll) &&
    !lists.some((list) => listed(list).length > 0)
  );
}

/** A flag that cannot be taken away again. */
export const removesV2 = (body: JsonObject, before: number): boolean =>
  (before & FLAG.componentsV2) !== 0 &&
  typeof body.flags === 'number' &&
  (body.flags & FLAG.componentsV2) === 0;
