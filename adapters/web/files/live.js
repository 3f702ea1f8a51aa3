import { mergeRegions } from './merge.js';
import { toast } from './toast.js';

const SILENT = 'Paperboy does not answer. Is it still running?';

/** Who signs in or out, or follows the link of a mail, goes on to another page. */
const LEAVES = /^\/(?:sign-|mail\/)/;

/** Sends forms without leaving the page, and shows what the page looks like then. */
export function listenForChanges() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const action = form.getAttribute('action');
    if (form.getAttribute('method') !== 'post' || LEAVES.test(action)) return;
    event.preventDefault();
    // A slow answer does not keep the next command waiting; pressing a button twice does nothing twice.
    if (form.getAttribute('aria-busy') !== 'true' || action === '/say') send(form, action, event.submitter);
  });
}

async function send(form, action, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  body.set('back', location.pathname + location.search);
  const say = form.querySelector('#say');
  const typed = say?.value;
  if (say) say.value = '';
  const before = whispers();
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(action, { method: 'POST', body });
    const page = parse(await response.text());
    if (response.ok) showChange(page, before);
    else refuse(page, say, typed);
  } catch {
    refuse(undefined, say, typed);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** What was typed is not lost when it could not be sent. */
function refuse(page, say, typed) {
  if (say && say.value === '') say.value = typed;
  toast(page?.querySelector('.problem p')?.textContent ?? SILENT);
}

/** What is said to this person alone, by id. */
function whispers() {
  return new Map([...document.querySelectorAll('.whisper')].map((node) => [node.id, node.textContent]));
}

/** News of the answer may have come first: what is new is told from what stood there before. */
function showChange(page, before) {
  mergeRegions(page, true);
  const pane = document.querySelector('.pane');
  const seen = pane !== null && getComputedStyle(pane).display !== 'none';
  if (seen) document.querySelector('.scroll')?.scrollTo({ top: 0 });
  const all = [...document.querySelectorAll('.whisper')];
  const answer = all.findLast(({ id, textContent }) => before.get(id) !== textContent);
  if (!seen && answer) toast(wordsOf(answer) || 'Done.', '/conversation');
}

/** What an answer says, without its buttons. */
function wordsOf(answer) {
  const said = [...answer.querySelectorAll('.answer > .title, .answer > .text, .answer h3')];
  return said.map(({ textContent }) => textContent.trim()).join(' · ');
}

/** Asks for the conversation when the server says that something changed, while somebody looks. */
export function listenForNews() {
  const direct = document.body.classList.contains('at-messages');
  let source;
  const open = () => {
    source = new EventSource('/live');
    source.addEventListener('news', () => refresh(direct ? '/messages' : '/conversation'));
  };
  const follow = () => {
    source?.close();
    // A browser holds six connections to one place: pages out of sight give theirs back.
    if (document.visibilityState === 'visible') open();
  };
  document.addEventListener('visibilitychange', follow);
  if (!new URLSearchParams(location.search).has('before')) follow();
}

async function refresh(address) {
  try {
    const response = await fetch(address);
    if (response.ok) mergeRegions(parse(await response.text()), false);
  } catch (error) {
    // The connection for news is down as well then, opens again by itself, and asks again.
    if (!(error instanceof TypeError)) throw error;
  }
}

function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html');
}
