import { listenForKeys } from './keys.js';
import { listenForChanges, listenForNews } from './live.js';
import { suggestFor } from './suggest.js';

// Without this script the page reads and takes commands all the same; with it, it is live and has keys.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// biome-ignore lint/suspicious/noDocumentCookie: the store for cookies is there over https and on localhost only.
document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=strict`;

listenForChanges();
listenForNews();
listenForKeys();
for (const input of document.querySelectorAll('input[data-suggest]')) suggestFor(input);
