import type { Paper } from '../../src/papers/api.ts';
import { paper } from '../support/papers.ts';

/** What papers of a field write about, beside the words that all papers have. */
const SUBJECTS = {
  diffusion: [
    'diffusion sampling denoising schedules',
    'score functions and noise levels',
    'guidance for image synthesis',
    'fewer denoising steps at equal fidelity',
  ],
  survey: [
    'a survey and taxonomy of the literature',
    'open questions and reviewed articles',
    'categories of published surveys',
    'a bibliography with a taxonomy',
  ],
  speech: [
    'speech recognition of spoken dialects',
    'acoustic encoders and phonemes',
    'transcripts of noisy recordings',
    'streaming recognition of long audio',
  ],
} as const;

export type Subject = keyof typeof SUBJECTS;

const COMMON = [
  'Generative models have made progress in recent years, yet their cost remains high.',
  'We propose a method that is simple to train and improves over strong baselines.',
  'Experiments on three benchmarks show consistent gains, and ablations explain them.',
  'We study how results change with the size of the model and of the data.',
  'Our code and models will be made available.',
];

/** An abstract of usual length about a subject; `n` varies it. */
export function paperAbout(subject: Subject, n: number, id = `${subject}-${n}`): Paper {
  const [a = '', b = '', c = ''] = rotated(SUBJECTS[subject], n);
  const title = `${subject[0]?.toUpperCase()}${subject.slice(1)}, generative: ${a}`;
  const own = [`This paper is about ${b}.`, `In particular it treats ${c}, with care for ${a}.`];
  return paper({ id, title, abstract: [...rotated(COMMON, n).slice(0, 4), ...own].join(' ') });
}

const rotated = <T>(all: readonly T[], by: number): readonly T[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];
