const ITEMS = '.paper, .line, .whisper';

/** `/` search, `j` `k` move, `u` vote, `s` save, `o` open, `c` command, `?` help. */
export function listenForKeys() {
  const keys = document.getElementById('keys');
  const help = document.querySelector('[data-keys]');
  help.hidden = false;
  help.addEventListener('click', () => keys.showModal());
  const does = {
    '/': () => document.getElementById('search').focus(),
    c: command,
    j: () => move(1),
    k: () => move(-1),
    u: () => pressHandle('Vote', '👍'),
    s: () => pressHandle('Save', '🔖'),
    o: () => current()?.querySelector('h3 a, h2 a')?.click(),
    '?': () => keys.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.key === 'Escape') document.activeElement?.blur();
    if (event.target.closest('input, textarea, select') || !Object.hasOwn(does, event.key)) return;
    event.preventDefault();
    does[event.key]();
  });
}

function command() {
  const say = document.getElementById('say');
  if (say?.checkVisibility()) say.focus();
  else location.href = '/conversation';
}

function current() {
  return document.activeElement?.closest(ITEMS);
}

function move(step) {
  const within = current()?.closest('.scroll') ?? document.getElementById('main');
  const items = [...within.querySelectorAll(ITEMS)].filter(standsAlone);
  const at = items.indexOf(
    items.find((item) => item === current()) ?? current()?.parentElement.closest(ITEMS),
  );
  const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Not part of another; what stands in a thread only while that is open. */
function standsAlone(item) {
  return item.matches('.reply') ? item.checkVisibility() : item.parentElement.closest(ITEMS) === null;
}

/** Of a paper its own handle, of a message its first; never one of its thread. */
function pressHandle(word, usual) {
  const here = current();
  // Which emoji does it is for each community to say; where no word stands beside one, it is the usual.
  const named = `[data-handle][aria-label^="${word}"], [data-handle="${usual}"]`;
  const handles = [...(here?.querySelectorAll(named) ?? [])];
  handles.find((handle) => handle.closest('.reply') === here.closest('.reply'))?.click();
}
