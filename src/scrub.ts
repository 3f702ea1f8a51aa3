/** What tokens look like, wherever they stand. */
const SHAPES = [
  /xox[abeprs]-[\w-]{6,}/g,
  /xapp-[\w-]{6,}/g,
  // Discord: three parts, the first an id in base64.
  /[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}/g,
  /(?<=discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d+\/)[\w-]+/g,
  /(?<=hooks\.slack\.com\/)[\w/-]+/g,
  /(?<=\b(?:Bearer|Bot) )[\w.~+/-]{10,}=*/g,
  /(?<=\b[a-z]+:\/\/[^\s:@/"]*:)[^\s@/"]+(?=@)/g,
];

/** A function that cuts the given values, and everything of a token's shape, from a line. */
export function scrubber(secrets: readonly string[]): (line: string) => string {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const secret of longestFirst) clean = clean.replaceAll(secret, '[secret]');
    for (const shape of SHAPES) clean = clean.replace(shape, '[secret]');
    return clean;
  };
}
