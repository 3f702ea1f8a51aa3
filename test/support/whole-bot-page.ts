/** What a person with a browser does on the local page, without a browser. */
export interface PageVisitor {
  /** The text of a page: no tags, no line breaks. */
  read(path: string): Promise<string>;
  /** Types into the conversation and gives the conversation after it. */
  say(text: string): Promise<string>;
}

export function visitPage(url: string): PageVisitor {
  const html = async (path: string) => (await fetch(url + path)).text();
  const read = async (path: string) => plain(await html(path));
  return {
    read,
    async say(text) {
      const token = /name="token" value="([^"]+)"/.exec(await html('/conversation'))?.[1] ?? '';
      const body = new URLSearchParams({ token, back: '/conversation', text });
      const answer = await fetch(`${url}/say`, { method: 'POST', headers: { origin: url }, body });
      if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
      return plain(await answer.text());
    },
  };
}

function plain(html: string): string {
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replace(/\s+/g, ' ');
}
