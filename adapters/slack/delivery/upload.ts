import type { webApi } from '@slack/bolt';
import { TIMES } from '../limits.ts';

/** A file for Slack to keep. */
export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What stands beside it. */
  readonly title: string;
  readonly altText?: string;
  /** The conversation in which it appears; nowhere without one. */
  readonly channel?: string;
}

/** Gives Slack a file, in its three steps, and answers with its id. Throws what Slack or the network said. */
export async function upload(
  { client, fetch }: { readonly client: webApi.WebClient; readonly fetch: webApi.FetchFunction },
  { name, mediaType, bytes, title, altText, channel }: Upload,
): Promise<string> {
  const asked = { filename: name, length: bytes.length, ...(altText && { alt_text: altText }) };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(asked);
  if (!url || !id) throw new Error('Slack gave no place for a file');
  const body = new FormData();
  body.append('filename', new Blob([bytes], { type: mediaType }), name);
  const signal = AbortSignal.timeout(TIMES.request);
  const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
  if (!answer.ok) throw new Error(`Slack answered ${answer.status} to a file`);
  const files: [{ id: string; title: string }] = [{ id, title }];
  await client.files.completeUploadExternal(
    channel === undefined ? { files } : { files, channel_id: channel },
  );
  return id;
}
