let fading;

/** A short word at the edge of the page, also for those who hear it. */
export function toast(words, address) {
  const place = document.getElementById('toast');
  const text = document.createElement(address ? 'a' : 'p');
  if (address) text.href = address;
  text.textContent = words.length > 180 ? `${words.slice(0, 180)}…` : words;
  place.replaceChildren(text);
  clearTimeout(fading);
  fading = setTimeout(() => place.replaceChildren(), 7000);
}
