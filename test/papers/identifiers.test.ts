import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arxivMonth,
  arxivVersion,
  identifierLink,
  parseReference,
  titleFingerprint,
} from '../../src/papers/identifiers.ts';

describe('an arXiv paper is known by', () => {
  test.each([
    '2401.10000',
    'arXiv:2401.10000v3',
    'ARXIV: 2401.10000',
    '2401.10000 v2',
    ' <https://arxiv.org/abs/2401.10000> ',
    'https://arxiv.org/abs/2401.10000v2?context=cs',
    'http://www.arxiv.org/pdf/2401.10000v2.pdf#page=3',
    'https://export.arxiv.org/abs/2401.10000/',
    'arxiv.org/html/2401.10000v1',
    'https://huggingface.co/papers/2401.10000',
    'hf.co/papers/2401.10000v1',
    '10.48550/arXiv.2401.10000',
    'https://doi.org/10.48550/ARXIV.2401.10000',
  ])('%s', (text) => expect(parseReference(text)).toEqual({ kind: 'arxiv', value: '2401.10000' }));

  test.each([
    ['math/0309136', 'math/0309136'],
    ['math.GT/0309136v2', 'math/0309136'],
    ['https://arxiv.org/abs/astro-ph/0601001v1', 'astro-ph/0601001'],
    ['arXiv:hep-th/9711200', 'hep-th/9711200'],
    ['0704.0001', '0704.0001'],
  ])('%s, in its old form', (text, value) => expect(parseReference(text)).toEqual({ kind: 'arxiv', value }));
});

describe('other works', () => {
  test.each([
    ['10.1109/ICSTW55395.2022.00035', 'doi', '10.1109/icstw55395.2022.00035'],
    ['https://dx.doi.org/10.1000/ABC(1)%2Fx.', 'doi', '10.1000/abc(1)/x'],
    ['doi:10.1000/182', 'doi', '10.1000/182'],
    ['2020.acl-main.447', 'anthology', '2020.acl-main.447'],
    ['https://aclanthology.org/P19-1001.pdf', 'anthology', 'P19-1001'],
    ['https://www.aclweb.org/anthology/2020.acl-main.447/', 'anthology', '2020.acl-main.447'],
  ])('%s', (text, kind, value) => expect(parseReference(text)).toEqual({ kind, value }));
});

describe('not a reference', () => {
  test.each([
    '',
    '2401.1000',
    '2413.10000',
    '2401.100000',
    'foo/0309136',
    'retrieval 2401.10000 model',
    'https://evil.example/abs/2401.10000',
    'https://arxiv.org.evil.example/abs/2401.10000',
    'https://arxiv.org/list/cs.CL/new',
    'https://huggingface.co/datasets/x',
    'https://arxiv.org/abs/%E0%A4%A',
    '10.1000',
  ])('%s', (text) => expect(parseReference(text)).toBeUndefined());

  test('any text is read without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => void parseReference(text)),
    );
  });
});

test('a version is read and a missing one is 0', () => {
  expect(arxivVersion('oai:arXiv.org:2401.10000v3')).toBe(3);
  expect(arxivVersion('http://arxiv.org/abs/math/0309136v12')).toBe(12);
  expect(arxivVersion('2401.10000 v2')).toBe(2);
  expect(arxivVersion('2401.10000')).toBe(0);
});

test('an id tells its month, in three centuries of notation', () => {
  expect(arxivMonth('2401.10000')).toBe('2024-01');
  expect(arxivMonth('math/0309136')).toBe('2003-09');
  expect(arxivMonth('hep-th/9711200')).toBe('1997-11');
  expect(arxivMonth('no id')).toBe('');
});

describe('a title fingerprint', () => {
  test('does not depend on case, signs or accents', () => {
    expect(titleFingerprint('Naïve Bayes: A Re-Visit!')).toBe(titleFingerprint('naive bayes — a revisit'));
  });
  test('tells different works apart', () => {
    expect(titleFingerprint('A survey of one thing')).not.toBe(titleFingerprint('A survey of two things'));
  });
  test('is empty for titles that many works share', () => {
    expect(['0', '007', 'true', 'Preface', ''].map(titleFingerprint)).toEqual(['', '', '', '', '']);
  });
});

test('the best link is to arXiv, then to the Anthology, then by DOI', () => {
  const doi = { kind: 'doi', value: '10.1000/182' } as const;
  const anthology = { kind: 'anthology', value: 'P19-1001' } as const;
  expect(identifierLink([doi, anthology, { kind: 'arxiv', value: '2401.10000' }])).toEqual({
    kind: 'arxiv',
    id: '2401.10000',
  });
  expect(identifierLink([doi, anthology])).toEqual({ kind: 'anthology', id: 'P19-1001' });
  expect(identifierLink([{ kind: 'title', value: 'a long fingerprint' }])).toBeUndefined();
});
