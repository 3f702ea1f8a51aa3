/** Why bytes were refused; the caller says whose they are. */
export class UndecodableError extends Error {
  override readonly name = 'UndecodableError';
}

/**
 * Bytes as text. What is valid UTF-8 is UTF-8, whatever it is called; else UTF-16 by its mark, else the encoding declared
 * by the header or the XML declaration. Refused whole when that does not fit either: half-right text is never stored.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const marked = utf16Mark(bytes);
  const utf8 = marked === undefined ? tryDecode(bytes, 'utf-8') : undefined;
  if (utf8 !== undefined && !utf8.includes('\0')) return utf8;
  const declared = marked ?? declaredEncoding(bytes, contentType);
  if (declared === undefined) throw new UndecodableError('text that is not UTF-8');
  const text = tryDecode(bytes, declared);
  if (text === undefined || text.includes('\0') || isMojibake(text)) {
    throw new UndecodableError(`text that is not the ${declared} it claims to be`);
  }
  return text;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (fault) {
    // Invalid bytes are a TypeError, an unknown encoding a RangeError.
    if (fault instanceof TypeError || fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function utf16Mark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function declaredEncoding(bytes: Uint8Array, contentType: string): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replaceAll('\0', '');
  const named =
    /charset\s*=\s*"?([\w-]{1,30})/i.exec(contentType)?.[1] ??
    /^<\?xml[^>]*encoding\s*=\s*["']([\w-]{1,30})/i.exec(head)?.[1];
  return named === undefined || /^utf-?8$/i.test(named) ? undefined : named.toLowerCase();
}

/** UTF-8 with one broken byte, read as a Western encoding, gives pairs such as "Ã©" and "â€™". */
function isMojibake(text: string): boolean {
  return /[ÂÃ][\u0080-\u00BF]|â[€\u0080]/.test(text);
}
