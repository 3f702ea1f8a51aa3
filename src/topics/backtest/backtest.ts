import type { Paper, PaperLibrary } from '../../papers/api.ts';
import type { Backtest, RuleChange, RuleDifference, RuleProposal, SomePapers } from '../api.ts';
import { type CompiledRule, compileStored } from '../compile-rule.ts';
import { propose } from '../examples/propose.ts';
import { parseRule } from '../parse-rule.ts';
import { dayCounts, perDayOn } from './day-counts.ts';
import { matchWindow } from './match-window.ts';
import { narrowingWord, withWord } from './narrower.ts';
import { type RecentText, RecentTexts, type RecentTextsParts, type RecentWindow } from './recent-texts.ts';
import { widerRules } from './wider.ts';

export interface Backtests {
  of(rules: readonly string[]): Promise<Backtest>;
  difference(before: string, after: string): Promise<RuleDifference>;
  propose(examples: readonly Paper[]): Promise<RuleProposal>;
}

type Papers = Pick<PaperLibrary, 'byIds'>;
type Matched = readonly RecentText[];

const EXAMPLES = 3;
/** A wider rule should bring a quarter more, else it is not worth the change. */
const WIDER_BY = 1.25;
/** Nobody needs more than this a day. */
const WIDE_ENOUGH_PER_DAY = 100;

/** Tries rules on what was announced lately. */
export function createBacktests(parts: RecentTextsParts): Backtests {
  const texts = new RecentTexts(parts);
  return {
    of: async (rules) => backtest(await texts.window(), parts.papers, rules),
    difference: async (before, after) => difference(await texts.window(), parts.papers, before, after),
    propose: async (examples) => propose(await texts.window(), examples),
  };
}

async function backtest(window: RecentWindow, papers: Papers, rules: readonly string[]): Promise<Backtest> {
  const compiled = rules.flatMap((rule) => compileStored(rule) ?? []);
  const [only] = compiled.length === 1 && rules.length === 1 ? rules : [];
  const wider = only === undefined ? [] : widerRules(parseRule(only));
  const found = await matchWindow(window, [...compiled, ...wider.map((one) => one.compiled)]);
  const matched = rules.length === 0 ? window.papers : united(window, found.slice(0, compiled.length));
  const { days, ...counts } = dayCounts(window, matched);
  const within = new Set(days.map(({ day }) => day));
  const widened = wider.map(({ how, what, rule }, i): RuleChange => {
    return { how, what, rule, perDay: perDayOn(days, found[compiled.length + i] ?? []) };
  });
  return {
    days,
    ...counts,
    examples: await newest(
      papers,
      matched.filter(({ day }) => within.has(day)),
    ),
    ...changes(await narrower(window, days, matched, compiled, only), bestWider(widened, counts.perDay)),
  };
}

function changes(narrower: RuleChange | undefined, wider: RuleChange | undefined) {
  return { ...(narrower && { narrower }), ...(wider && { wider }) };
}

/** Papers that any of the rules matches, in order of announcement. */
function united(window: RecentWindow, found: readonly Matched[]): Matched {
  const all = new Set(found.flat());
  return found.length === 1 ? (found[0] ?? []) : window.papers.filter((paper) => all.has(paper));
}

async function narrower(
  window: RecentWindow,
  days: Backtest['days'],
  matched: Matched,
  compiled: readonly CompiledRule[],
  only: string | undefined,
): Promise<RuleChange | undefined> {
  const found = await narrowingWord(window, matched, compiled);
  if (!found) return undefined;
  const change = { how: 'add', what: found.word, perDay: perDayOn(days, found.left) } as const;
  if (only === undefined) return change;
  const rule = withWord(parseRule(only), found.word);
  return rule === undefined ? undefined : { ...change, rule };
}

/** The least wide that is worth it, else the widest that brings anything more. */
function bestWider(all: readonly RuleChange[], perDay: number): RuleChange | undefined {
  if (perDay >= WIDE_ENOUGH_PER_DAY) return undefined;
  const more = all.filter((one) => one.perDay > perDay).toSorted((a, b) => a.perDay - b.perDay);
  return more.find((one) => one.perDay >= perDay * WIDER_BY) ?? more.at(-1);
}

async function newest(papers: Papers, matched: Matched): Promise<Backtest['examples']> {
  const day =
    matched
      .map((each) => each.day)
      .sort()
      .at(-1) ?? '';
  const some = await someOf(
    papers,
    matched.filter((each) => each.day === day),
  );
  return { day, ...some };
}

async function someOf(papers: Papers, matched: Matched): Promise<SomePapers> {
  const last = matched.slice(-EXAMPLES).map(({ paperId }) => paperId);
  return { total: matched.length, papers: last.length > 0 ? await papers.byIds(last.reverse()) : [] };
}

async function difference(
  window: RecentWindow,
  papers: Papers,
  old: string,
  changed: string,
): Promise<RuleDifference> {
  const matchedBy = async (rule: CompiledRule | undefined) =>
    rule ? ((await matchWindow(window, [rule]))[0] ?? []) : [];
  const [before, after] = [await matchedBy(compileStored(old)), await matchedBy(compileStored(changed))];
  const [had, has] = [new Set(before), new Set(after)];
  const counted = dayCounts(window, after);
  return {
    perDayBefore: perDayOn(counted.days, before),
    perDayAfter: counted.perDay,
    matchedBefore: before.length,
    gone: await someOf(
      papers,
      before.filter((paper) => !has.has(paper)),
    ),
    added: await someOf(
      papers,
      after.filter((paper) => !had.has(paper)),
    ),
  };
}
