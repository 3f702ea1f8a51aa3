import type { Pack } from '../pack.ts';

export const biology: Pack = {
  name: 'biology',
  topics: [
    { name: 'protein structure', emoji: '🧬', rule: '"protein structure", "protein folding", AlphaFold' },
    {
      name: 'protein design',
      emoji: '🧩',
      rule: '"protein design", "antibody design", "enzyme design", "protein language model"',
    },
    {
      name: 'genomics',
      emoji: '🧫',
      rule: 'genom*, "DNA sequence", "gene expression", "DNA language model"',
    },
    { name: 'single cells', emoji: '🦠', rule: '"single cell", scRNA*, transcriptom*' },
    {
      name: 'drug discovery',
      emoji: '💊',
      rule: '"drug discovery", "molecule generation", "molecular generation", "binding affinity", "molecular docking"',
    },
    {
      name: 'neuroscience',
      emoji: '🧠',
      rule: 'neuroscience, fMRI, EEG, "neural recordings", "brain decoding"',
    },
    {
      name: 'medicine',
      emoji: '🏥',
      rule: '"electronic health record", "clinical notes", "clinical trial", "medical question answering"',
    },
    { name: 'microscopy', emoji: '🧪', rule: 'microscop*, "cryo-EM", "cell segmentation"' },
  ],
};
