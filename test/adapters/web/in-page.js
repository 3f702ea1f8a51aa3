/** Looks that a test takes inside the browser; added to each page before its own scripts. */
window.inPage = {
  focusId: () => document.activeElement?.id ?? '',
  focusedPaper: () => document.activeElement?.closest('.paper')?.id ?? '',
  tooWide: () => document.documentElement.scrollWidth - window.innerWidth,
  nameless: () =>
    [...document.querySelectorAll('button, input:not([type=hidden]), select, a')].filter(isNameless).length,
  /** Each kind of text with its contrast to what is behind it, after WCAG 2. */
  contrasts: () => {
    const kinds =
      '.kicker, h1, .by, .byline, h3 a, h3, .text, .who, .whisper footer span, code, .primary, nav a, .foot p';
    return [...document.querySelectorAll(kinds)].map((node) => {
      const lights = [luminance(getComputedStyle(node).color), luminance(behind(node))];
      return {
        what: node.className || node.tagName,
        ratio: (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05),
      };
    });
  },
};

function isNameless(control) {
  const labels = [...(control.labels ?? [])].map((label) => label.textContent);
  return ![control.textContent, control.getAttribute('aria-label'), ...labels].some((words) => words?.trim());
}

function channels(color) {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

function luminance(color) {
  const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = channels(color).map((part) => linear(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function behind(node) {
  if (!node) return 'rgb(255, 255, 255)';
  const color = getComputedStyle(node).backgroundColor;
  return channels(color)[3] === 0 ? behind(node.parentElement) : color;
}
