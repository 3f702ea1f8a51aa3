/** Brings the live parts of this page to what a fresh copy shows, and touches only what differs. */
export function mergeRegions(page, force) {
  for (const region of document.querySelectorAll('[data-live]')) {
    const copy = page.getElementById(region.id);
    if (copy) mergeChildren(region, copy, force);
  }
  renewTokens(page);
}

function mergeChildren(region, copy, force) {
  const held = new Map([...region.children].map((child) => [keyOf(child), child]));
  const focus = focusIn(region);
  const wanted = [...copy.children].map((child) => {
    const had = held.get(keyOf(child));
    if (had) keepOpen(had, child);
    const stays = had && (had.outerHTML === child.outerHTML || (!force && isTypedIn(had)));
    return stays ? had : child;
  });
  place(region, wanted);
  restore(region, focus);
}

/** A thread that somebody opened stays open. */
function keepOpen(had, copy) {
  for (const { id } of had.querySelectorAll('details[id][open]')) {
    copy.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
  }
}

/** Nodes that are in their place stay untouched, so that focus, choices and scroll stay as well. */
function place(region, wanted) {
  const keep = new Set(wanted);
  for (const child of [...region.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, i) => {
    if (region.children[i] !== child) region.insertBefore(child, region.children[i] ?? null);
  });
}

function keyOf(child) {
  return child.id || child.outerHTML;
}

function isTypedIn(node) {
  const active = document.activeElement;
  return node.contains(active) && active.matches('input, textarea, select');
}

function focusIn(region) {
  const active = document.activeElement;
  if (!region.contains(active)) return undefined;
  return { id: active.closest('[id]')?.id, name: active.name, value: active.value };
}

function restore(region, focus) {
  if (!focus || region.contains(document.activeElement)) return;
  const place = focus.id && document.getElementById(focus.id);
  if (!place) return;
  const same = [...place.querySelectorAll('button, input, select')].find(
    ({ name, value }) => name === focus.name && value === focus.value,
  );
  (same ?? place).focus({ preventScroll: true });
}

/** After a restart of the server the old tokens are worth nothing; a fresh copy has the new one. */
function renewTokens(page) {
  const token = page.querySelector('input[name=token]')?.value;
  if (!token) return;
  for (const input of document.querySelectorAll('input[name=token]')) {
    if (input.value !== token) input.setAttribute('value', token);
  }
}
