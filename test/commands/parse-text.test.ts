import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, commandName, type OptionDef } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/index.ts';
import { formatText } from '../../commands/text/format.ts';
import { parseText } from '../../commands/text/parse-text.ts';
import { UserError } from '../../src/errors.ts';

const parse = (line: string, root = 'paper') => {
  const { command, args } = parseText(COMMANDS, root, line);
  return [commandName(command), args];
};

const anyValue = (option: OptionDef): fc.Arbitrary<string | number> => {
  switch (option.kind) {
    case 'integer':
      return fc.integer({ min: option.min, max: option.max });
    case 'choice':
      return fc.constantFrom(...option.choices);
    case 'channel':
      return fc.stringMatching(/^[A-Z0-9]{3,12}$/);
    case 'file':
      return fc.stringMatching(/^[a-z]{1,12}$/);
    case 'text':
      return fc
        .array(
          fc.constantFrom(
            'data',
            'selection',
            '"a',
            'b"',
            'limit=5',
            'x=1',
            '\\alpha',
            '\\"',
            "it's",
            'זה',
            '🎉',
            '-not',
            'a,b',
            'year:2023..',
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((words) => words.join(' '))
        .filter((text) => text.length <= (option.maxLength ?? 500));
  }
};

const filledIn: fc.Arbitrary<{ command: Command; args: Record<string, string | number> }> = fc
  .constantFrom(...COMMANDS.filter(({ root }) => root !== 'button'))
  .chain((command) => {
    const required = command.options.filter((option) => option.required).map(({ name }) => name);
    const model = Object.fromEntries(command.options.map((option) => [option.name, anyValue(option)]));
    return fc.record(model, { requiredKeys: required }).map((args) => ({ command, args }));
  });

describe('a command as typed', () => {
  it('reads back what was formatted, for every command and any arguments', () => {
    fc.assert(
      fc.property(filledIn, ({ command, args }) => {
        const line = formatText(command, args).replace(`/${command.root} `, '');
        expect(parseText(COMMANDS, command.root, line)).toEqual({ command, args });
      }),
      { numRuns: 500 },
    );
  });

  it('never fails but with a text for a person', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('', 'search ', 'digest set '),
        (text, start) => {
          try {
            parse(start + text, start.startsWith('digest') ? 'paper-admin' : 'paper');
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });

  it.each([
    ['search data selection limit=3', { query: 'data selection', limit: 3 }],
    ['search limit=3 data selection', { query: 'data selection', limit: 3 }],
    ['search “data selection” author:bengio —survey', { query: '"data selection" author:bengio -survey' }],
    ['search E=mc2 x="a b"', { query: 'E=mc2 x="a b"' }],
    ['search attention &amp; memory &lt;3', { query: 'attention & memory <3' }],
    ['search query="limit=3"', { query: 'limit=3' }],
    ['SEARCH soups', { query: 'soups' }],
  ])('"%s" searches for what was meant', (line, args) => {
    expect(parse(line)).toEqual(['paper search', args]);
  });

  it.each([
    [
      'show <https://arxiv.org/abs/2203.05482|arxiv.org/abs/2203.05482>',
      ['paper show', { paper: 'https://arxiv.org/abs/2203.05482' }],
    ],
    ['search pruning cat:<http://cs.CL|cs.CL>', ['paper search', { query: 'pruning cat:cs.CL' }]],
    ['subscribe "data selection"', ['paper subscribe', { topic: 'data selection' }]],
    ['subscribe data selection', ['paper subscribe', { topic: 'data selection' }]],
    ['topic list', ['paper topic list', {}]],
    ['', ['paper help', {}]],
  ])('"%s" is understood', (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  it('says that a name with spaces wants quotes', () => {
    expect(() => parse('topic add name=data selection rule=dedup*', 'paper-admin')).toThrow(
      'I do not know what to do with “selection”. In quotes it belongs to name: name="data selection". Usage:',
    );
  });

  it('takes a name in quotes, a rule with its quotes, and a channel as it was marked up', () => {
    expect(parse('topic add "data selection" "data curation", dedup* emoji=🧲', 'paper-admin')[1]).toEqual({
      name: 'data selection',
      rule: '"data curation", dedup*',
      emoji: '🧲',
    });
    expect(parse('digest set weekdays 9:00 topics="a, b" channel=<#C0123|papers>', 'paper-admin')[1]).toEqual(
      {
        time: 'weekdays 9:00',
        topics: 'a, b',
        channel: 'C0123',
      },
    );
  });

  it.each([
    ['digest set topics=data selection, pruning budget=3', { topics: 'data selection, pruning', budget: 3 }],
    ['digest set mon 9:00 topics=data selection', { time: 'mon 9:00', topics: 'data selection' }],
    ['digest set time=9:00 Berlin layout=cards', { time: '9:00 Berlin', layout: 'cards' }],
    ['digest set zone=UTC weekdays 9:00', { zone: 'UTC', time: 'weekdays 9:00' }],
    [
      'topic add name=quality rule="data quality", dedup* emoji=🧲',
      { name: 'quality', rule: '"data quality", dedup*', emoji: '🧲' },
    ],
    ['topic add name=quality rule="data quality"', { name: 'quality', rule: 'data quality' }],
  ])('what may be long goes on to the next name: "%s"', (line, args) => {
    expect(parse(line, 'paper-admin')[1]).toEqual(args);
  });

  it.each([
    ['search', 'query is missing. Usage: /paper search <query>'],
    ['search soups limit=many', 'limit is a whole number from 1 to 20, not “many”. Usage: /paper search'],
    ['search soups limit=21', 'limit is a whole number from 1 to 20'],
    ['search soups lim=5', 'There is no option lim. Did you mean limit=? Usage: /paper search'],
    ['search soups limt=5', 'Did you mean limit=?'],
    ['search soups limit=1 limit=2', 'limit stands there twice'],
    [`search ${'long '.repeat(1000)}`, 'query has 4999 characters, and I take at most 300'],
    ['trending year', 'period is day, week or month, not “year”'],
    ['trending day off', 'I do not know what to do with “off”'],
    ['serach soups', 'There is no /paper serach. Did you mean /paper search?'],
    ['topic lst', 'Did you mean /paper topic list?'],
    ['topic', 'Did you mean /paper topic list?'],
    ['recap set monday', 'Did you mean /paper-admin recap set?'],
    ['quux frob', '/paper help lists what there is'],
  ])('"%s" is answered with the way out', (line, text) => {
    expect(() => parse(line)).toThrow(text);
  });
});
