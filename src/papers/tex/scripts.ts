/** The characters that exist raised or lowered. */
const RAISED = table(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ−′∘',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ⁻′°',
);
const LOWERED = table('0123456789+-=()aehijklmnoprstuvxβγρφχ−', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋');

/** Raised or lowered text where every character has such a form, else marked: `x^(k,T)`, `v_wind`. */
export function script(mark: '^' | '_', inner: string): string {
  const text = inner.trim();
  if (text === '') return '';
  const forms = mark === '^' ? RAISED : LOWERED;
  const compact = [...text.replace(/\s+/g, '')];
  if (compact.every((char) => forms.has(char))) return compact.map((char) => forms.get(char)).join('');
  return /^(?:[\p{L}\p{Nd}]+|.)$/u.test(text) ? mark + text : `${mark}(${text})`;
}

function table(from: string, to: string): ReadonlyMap<string, string> {
  const forms = [...to];
  return new Map([...from].map((char, i) => [char, forms[i] ?? char]));
}
