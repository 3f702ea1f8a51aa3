import type { RawFile } from 'discord.js';
import type { FileBlock, ImageBlock } from '../../../src/chat/api.ts';
import { cleanLine } from '../../../src/chat/clean-text.ts';
import { LIMITS } from '../limits.ts';
import { shorten } from './shorten.ts';

/** A file to send along, and how the message refers to it. */
export interface Upload {
  readonly file: RawFile;
  readonly url: string;
  readonly description: string;
}

/** The bytes of an image or a file; undefined when Discord would refuse their size. Names are unique by their place. */
export function uploadOf(block: ImageBlock | FileBlock, index: number): Upload | undefined {
  const isImage = block.type === 'image';
  const data = isImage ? Buffer.from(block.png, 'base64') : Buffer.from(block.content, 'utf8');
  if (data.length === 0 || data.length > LIMITS.fileBytes) return undefined;
  const name = isImage ? `image-${index}.png` : fileName(block.name, index);
  return {
    file: { name, data, contentType: isImage ? 'image/png' : block.mediaType },
    url: `attachment://${name}`,
    description: shorten(cleanLine(isImage ? block.alt : block.name), LIMITS.fileDescription),
  };
}

/** Discord keeps these characters only; another name would not be found by its reference. */
function fileName(name: string, index: number): string {
  const kept = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(kept)?.[0] ?? '';
  const stem = kept.slice(0, kept.length - ending.length).slice(0, LIMITS.fileName - 20) || 'file';
  return `${stem}-${index}${ending}`;
}
