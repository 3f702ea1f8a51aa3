const ADDRESS =
  /https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co)\/[\w.-]{1,100}\/[\w.-]{1,100}/gi;
/** Places on these hosts that hold no code. */
const ELSEWHERE = /^https:\/\/huggingface\.co\/(?:papers|blog|docs|posts)\//;

/** The first address of code that authors name in an abstract or a comment, as https; '' when they name none. */
export function codeAddressIn(...texts: readonly string[]): string {
  for (const text of texts) {
    // An address may be written for TeX: clip\_quality.
    for (const [found] of text.replaceAll('\\_', '_').matchAll(ADDRESS)) {
      const address = found
        .replace(/^https?:\/\/(?:www\.)?/i, 'https://')
        .replace(/\.git$/, '')
        .replace(/[.-]+$/, '');
      if (!ELSEWHERE.test(address)) return address;
    }
  }
  return '';
}
