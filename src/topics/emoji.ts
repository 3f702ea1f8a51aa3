import { UserError } from '../errors.ts';
import { plainEmoji } from '../reactions/emoji.ts';

/** These act on papers. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['👍', 'votes'],
  ['👎', 'votes'],
  ['🔖', 'saves a paper'],
  ['🙈', 'hides a paper'],
]);

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
const CUSTOM = /^<?a?:?([\w+'-]{1,100}):([A-Za-z0-9_-]{1,40})>?$/;
const SKIN_TONE = /\p{Emoji_Modifier}/gu;
/** Asks for the coloured form; keyboards leave it out at will. */
const VARIATION = '\u{FE0F}';

/** One emoji in its full form without skin tone, or a custom one as `name:id`. Throws a `UserError`. */
export function oneEmoji(typed: string): string {
  const text = typed.trim();
  const custom = CUSTOM.exec(text);
  if (custom) return `${custom[1]}:${custom[2]}`;
  const bare = text.replace(SKIN_TONE, '');
  const emoji = [bare, `${bare}${VARIATION}`].find((form) => ONE_EMOJI.test(form));
  if (!emoji) {
    throw new UserError(
      `“${[...text].slice(0, 20).join('')}” is not one emoji. Give a single one, for example 🧲.`,
    );
  }
  return emoji;
}

/** One emoji fit for a topic. Throws a `UserError`. */
export function checkEmoji(typed: string): string {
  const emoji = oneEmoji(typed);
  const use = RESERVED.get(plainEmoji(emoji));
  if (use)
    throw new UserError(`${emoji} already ${use} under every message. Choose another emoji for the topic.`);
  return emoji;
}

/** Emoji with the words they fit; the rest stand for anything. */
const FITTING: readonly (readonly [string, string])[] = [
  ['🧲', 'selection retrieval search ranking'],
  ['📦', 'data dataset datasets corpus benchmark'],
  ['🗣️', 'language speech dialogue text translation linguistics'],
  ['👁️', 'vision image images video visual segmentation'],
  ['🤖', 'robot robots robotics agent agents'],
  ['🎲', 'probability bayesian sampling uncertainty random'],
  ['🎮', 'reinforcement games game control'],
  ['🧠', 'neural brain cognitive neuroscience reasoning'],
  ['🧬', 'biology protein gene genetics medicine drug'],
  ['⚗️', 'chemistry molecule molecules materials distillation'],
  ['🪐', 'astronomy physics astrophysics space'],
  ['🔒', 'privacy security safety adversarial'],
  ['⚖️', 'fairness law ethics alignment bias'],
  ['🕸️', 'graph graphs network networks'],
  ['🪶', 'efficient efficiency compression pruning quantization sparse'],
  ['🧮', 'mathematics theory algebra optimization proof'],
  ['🌍', 'climate earth weather geography'],
  ['🎵', 'music audio sound'],
  ['💻', 'code software programming'],
  ['📈', 'economics finance forecasting time'],
  ['🧭', 'shift generalization exploration'],
  ['🌱', 'learning few-shot rare'],
];
const ANYTHING = `🧩 🔭 🔬 🪁 🎈 🌀 🍀 🌊 🔥 🌻 🍄 🦉 🐙 🦊 🐝 🐢 🦋 🪴 🏔️ 🧵 🪄 🎯 🧪 📐 🛰️ 🗝️ 🏺 🪵
  🐬 🦁 🐼 🐧 🦜 🦩 🦚 🐳 🦈 🦔 🦇 🐺 🦌 🐎 🐘 🦒 🦘 🐿️ 🦫 🦦 🦥 🦢 🦆 🐓 🐌 🐞 🦗 🦂 🦀 🐡 🐠 🐉
  🌵 🌴 🌲 🍁 🌷 🌹 🪷 🌸 🌼 🌾 🍇 🍉 🍋 🍌 🍍 🥭 🍎 🍐 🍒 🍓 🫐 🥝 🍅 🥥 🥑 🥕 🌽 🌶️ 🫑 🥦 🧄 🧅 🌰 🥨
  🥐 🧇 🧀 🍿 🍪 🍩 🍯 🫖 🍵 ⚽ 🏀 🏈 🎾 🏐 🎱 🏓 🥊 🪃 🏹 🛷 🎿 🛶 🚲 🚂 🚀 🛸 🚁 ⛵ ⚓ 🗼 🏰 🎡 🎠 ⛺
  🌋 🏝️ 🌈 ⭐ 🌙 ☀️ ⛄ ❄️ 🎹 🥁 🎺 🎻 🪕 🎨 🧶 🎩 👑 💎 🔔 📻 ☎️ 📷 💡 🕯️ 🏮 📚 ✏️ 🖌️ 📌 🧷 ✂️ 🔑 🔨 🪓
  ⚙️ 🧰 🪜 🩺 🔋 🧿 🪬 🎁 🪩 🏷️ 📯 🪐 🧯 🪣 🧭 🛎️ 🗿 🪞`.split(/\s+/);

/** A free emoji that fits the name; undefined when all are taken. */
export function chooseEmoji(name: string, taken: readonly string[]): string | undefined {
  const used = new Set(taken.map(plainEmoji));
  const words = new Set(name.toLowerCase().split(/\s+/));
  const fits = FITTING.filter(([, about]) => about.split(' ').some((word) => words.has(word)));
  const inOrder = [...fits.map(([emoji]) => emoji), ...ANYTHING, ...FITTING.map(([emoji]) => emoji)];
  return inOrder.find((emoji) => !used.has(plainEmoji(emoji)));
}
