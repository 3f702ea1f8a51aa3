import type { Pack } from '../pack.ts';

export const interpretability: Pack = {
  name: 'interpretability',
  topics: [
    {
      name: 'circuits',
      emoji: '🔬',
      rule: '"mechanistic interpretability", "activation patching", "induction head", circuit transformer',
    },
    {
      name: 'sparse autoencoders',
      emoji: '🗝️',
      rule: '"sparse autoencoder", monosemantic*, superposition feature',
    },
    {
      name: 'probing',
      emoji: '🩺',
      rule: '"linear probe", "probing classifier", probing "language model", probing representation',
    },
    {
      name: 'attribution',
      emoji: '🏷️',
      rule: '"feature attribution", "data attribution", "influence function", saliency, "integrated gradients", SHAP',
    },
    {
      name: 'concepts',
      emoji: '💡',
      rule: '"concept bottleneck", "concept activation vector", "concept based explanation"',
    },
    {
      name: 'steering and editing',
      emoji: '🕹️',
      rule: '"activation steering", "steering vector", "representation engineering", "model editing", "knowledge editing"',
    },
    {
      name: 'faithful explanations',
      emoji: '🪧',
      rule: '"faithful explanation", "explanation faithfulness", "natural language explanation", "chain of thought" faithful*',
    },
  ],
};
