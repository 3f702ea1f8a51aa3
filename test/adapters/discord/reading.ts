/** Discord's own reading of markdown, as far as it can hurt: what is still live once escaped characters are text. */
export function liveParts(content: string): { urls: string[]; marks: string[] } {
  const asText = content.replace(/\\[^0-9A-Za-z\s]/g, '\u{1f5d1}');
  const urls: string[] = [];
  const rest = asText
    .replace(/\[[^\n]*?\]\((https?:\/\/[^\s)]*)\)/g, (_, url) => {
      urls.push(url);
      return 'link';
    })
    .replace(/<t:\d+:[DfR]>/g, 'time');
  const bare = rest.match(/(https?|discord|steam):\/\/\S+|discord\.gg\/\S+/gi) ?? [];
  const marks = [
    ...(rest.match(/<[@#/a:t]/g) ?? []),
    ...(rest.match(/@(everyone|here)/g) ?? []),
    ...(rest.match(/[[\]~`|_]/g) ?? []),
    ...(rest.match(/^[ \t]*(>|\d+\.\s|[-+]\s)/gm) ?? []),
    ...(rest.match(/^(?!(### |-# ))[ \t]*-?#/gm) ?? []),
    ...(rest.match(/\*+/g) ?? []).filter((stars) => stars !== '**'),
  ];
  return { urls: [...urls, ...bare], marks };
}

/** What a reader sees of text without marks of ours. */
export function shownText(content: string): string {
  return content.replace(/^\*\*|\*\*$/g, '').replace(/\\([^0-9A-Za-z\s])/g, '$1');
}
