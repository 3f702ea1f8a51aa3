import { emojiToName, nameToEmoji } from 'gemoji';

/** Slack's own names where they differ from gemoji's first. */
const SLACK_NAMES: Readonly<Record<string, string>> = {
  ...{ '👍': '+1', '👎': '-1', '🤖': 'robot_face', '🤗': 'hugging_face', '🤔': 'thinking_face' },
  ...{ '🗣': 'speaking_head_in_silhouette', '🏔': 'snow_capped_mountain', '🖌': 'lower_left_paintbrush' },
  ...{ '⛄': 'snowman_without_snow', '☃': 'snowman', '🛰': 'satellite', '📡': 'satellite_antenna' },
};
const VARIATION = /\uFE0F/g;
const SKIN_TONE = /\p{Emoji_Modifier}/gu;
const CUSTOM = /^([\w+'-]+):custom$/;

const byName = new Map([
  ...Object.entries(nameToEmoji).map(([name, emoji]) => [name, bare(emoji)] as const),
  ...Object.entries(SLACK_NAMES).map(([emoji, name]) => [name, emoji] as const),
]);
const byEmoji = new Map(Object.entries(emojiToName).map(([emoji, name]) => [bare(emoji), name]));

function bare(emoji: string): string {
  return emoji.replace(VARIATION, '').replace(SKIN_TONE, '');
}

/** `magnet` → 🧲, `+1::skin-tone-3` → 👍; a workspace's own `parrot` → `parrot:custom`. */
export function emojiOf(slackName: string): string {
  const name = slackName.split('::')[0] ?? slackName;
  return byName.get(name) ?? `${name}:custom`;
}

/** 🧲 → `magnet`, `parrot:custom` → `parrot`; undefined for what Slack has no name for. */
export function slackNameOf(emoji: string): string | undefined {
  const plain = bare(emoji);
  return CUSTOM.exec(emoji)?.[1] ?? SLACK_NAMES[plain] ?? byEmoji.get(plain);
}

/** The name of a workspace's own emoji, which is shown only as `:name:`. */
export function customName(emoji: string): string | undefined {
  return CUSTOM.exec(emoji)?.[1];
}

/** In what somebody typed, `:magnet:` as a word becomes the emoji it stands for. */
export function namesToEmoji(text: string): string {
  return text.replace(
    /(^|[\s=]):([a-z0-9_+'-]{1,100}):(?=\s|$)/g,
    (_, before: string, name: string) => before + emojiOf(name),
  );
}
