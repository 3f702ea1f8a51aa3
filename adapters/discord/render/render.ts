import {
  type APIAllowedMentions,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { Message } from '../../../src/chat/api.ts';
import { LIMITS } from '../limits.ts';
import type { OpensForm } from './buttons.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { fairShare, WHOLE } from './sized.ts';

/** A message as the REST routes take it. */
export interface Payload {
  readonly body: {
    readonly flags: number;
    readonly components: APIMessageTopLevelComponent[];
    readonly allowed_mentions: APIAllowedMentions;
    readonly attachments: { id: string; filename: string; description?: string }[];
  };
  readonly files: RawFile[];
}

/** Nothing in a message of ours pings, whatever it says. */
export const NO_MENTIONS: APIAllowedMentions = { parse: [], replied_user: false };
const ACCENT = 0x2f6f8f;

/**
 * A message as one container of components: these keep the order of the blocks, show links and small print, and,
 * unlike embeds, stay visible to readers who have switched link previews off and in channels without Embed Links.
 */
export function render(message: Message, opensForm: OpensForm = () => false): Payload {
  const pieces = piecesOf(message, opensForm);
  const uploads = pieces.flatMap((piece) =>
    piece.type === 'image' || piece.type === 'file' ? [piece.upload] : [],
  );
  const components = laidOut(pieces);
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.Container, accent_color: ACCENT, components }],
      allowed_mentions: NO_MENTIONS,
      attachments: uploads.map(({ file, description }, index) => ({
        id: String(index),
        filename: file.name,
        ...(description === '' ? {} : { description }),
      })),
    },
    files: uploads.map(({ file }) => file),
  };
}

function laidOut(pieces: readonly Piece[]): APIComponentInContainer[] {
  const lengths = pieces.flatMap((piece) => (piece.type === 'text' ? [piece.text(WHOLE).length] : []));
  const share = Math.min(fairShare(lengths, LIMITS.text), LIMITS.text);
  const components = pieces.flatMap((piece) => component(piece, share));
  return components.length > 0 ? components : [textDisplay('…')];
}

function component(piece: Piece, share: number): APIComponentInContainer[] {
  switch (piece.type) {
    case 'text': {
      const content = piece.text(share);
      return content.trim() === '' ? [] : [textDisplay(content)];
    }
    case 'row':
      return [piece.row];
    case 'image': {
      const { url, description } = piece.upload;
      const item = { media: { url }, ...(description === '' ? {} : { description }) };
      return [{ type: ComponentType.MediaGallery, items: [item] }];
    }
    case 'file':
      return [{ type: ComponentType.File, file: { url: piece.upload.url } }];
  }
}

function textDisplay(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}
