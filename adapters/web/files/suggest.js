const PAUSE_MS = 120;
let lists = 0;

/** Offers what a half-typed text may become; arrows choose, Tab or Enter takes, Escape closes. */
export function suggestFor(input) {
  const list = makeList(input);
  const box = { input, list, offers: [], at: -1, asked: 0, timer: undefined };
  input.addEventListener('input', () => {
    clearTimeout(box.timer);
    box.timer = setTimeout(() => ask(box), PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => onKey(box, event));
  input.addEventListener('blur', () => show(box, []));
  input.form.addEventListener('submit', () => {
    clearTimeout(box.timer);
    box.asked++;
    show(box, []);
  });
}

function makeList(input) {
  const list = document.createElement('ul');
  list.id = `offers-${++lists}`;
  list.role = 'listbox';
  list.className = 'offers';
  list.hidden = true;
  input.after(list);
  input.role = 'combobox';
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  return list;
}

async function ask(box) {
  const asked = ++box.asked;
  const text = box.input.value;
  if (text.trim() === '') return show(box, []);
  try {
    const response = await fetch(`${box.input.dataset.suggest}?q=${encodeURIComponent(text)}`);
    const offers = response.ok ? await response.json() : [];
    if (asked === box.asked) show(box, offers);
  } catch {
    show(box, []);
  }
}

function show(box, offers) {
  box.offers = offers;
  box.at = -1;
  box.list.hidden = offers.length === 0;
  box.input.setAttribute('aria-expanded', String(offers.length > 0));
  box.list.replaceChildren(...offers.map((offer, i) => makeOffer(box, offer, i)));
  mark(box, -1);
}

function makeOffer(box, offer, i) {
  const item = document.createElement('li');
  item.id = `${box.list.id}-${i}`;
  item.role = 'option';
  item.dir = 'auto';
  item.textContent = offer.label;
  if (offer.hint) item.append(Object.assign(document.createElement('small'), { textContent: offer.hint }));
  // Before the input loses its focus, which would close the list.
  item.addEventListener('mousedown', (event) => {
    event.preventDefault();
    take(box, i);
  });
  return item;
}

function mark(box, at) {
  box.at = at;
  [...box.list.children].forEach((item, i) => {
    item.setAttribute('aria-selected', String(i === at));
  });
  box.list.children[at]?.scrollIntoView({ block: 'nearest' });
  if (at < 0) box.input.removeAttribute('aria-activedescendant');
  else box.input.setAttribute('aria-activedescendant', `${box.list.id}-${at}`);
}

function take(box, i) {
  box.input.value = box.offers[i].value;
  const say = box.input.id === 'say';
  show(box, []);
  if (say) ask(box);
  else box.input.form.requestSubmit();
}

function onKey(box, event) {
  const { length } = box.offers;
  const { key } = event;
  if (key === 'Escape' && length > 0) {
    show(box, []);
    event.stopPropagation();
  } else if (key === 'Enter' && box.at >= 0) take(box, box.at);
  else if (key === 'Tab' && length > 0 && !event.shiftKey) take(box, Math.max(box.at, 0));
  else if (key === 'ArrowDown' && length > 0) mark(box, (box.at + 1) % length);
  else if (key === 'ArrowUp' && length > 0) mark(box, box.at <= 0 ? length - 1 : box.at - 1);
  else if ((key === 'ArrowUp' || key === 'ArrowDown') && box.input.id === 'say')
    recall(box, key === 'ArrowUp' ? 1 : -1);
  else return;
  event.preventDefault();
}

/** What was said before, newest first. */
function recall(box, step) {
  const said = [...document.querySelectorAll('.said code')].map((code) => code.textContent).reverse();
  const next = said[said.indexOf(box.input.value) + step];
  if (next !== undefined) box.input.value = next;
  else if (step < 0) box.input.value = '';
}
