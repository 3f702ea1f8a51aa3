import type { Pack } from '../pack.ts';

export const efficientInference: Pack = {
  name: 'efficient inference',
  topics: [
    {
      name: 'quantization',
      emoji: '🪶',
      rule: 'quantization "language model", quantization network, "low bit", "post training quantization", quantized',
    },
    {
      name: 'pruning',
      emoji: '🌿',
      rule: '"structured pruning", "weight pruning", "token pruning", pruning network, "model pruning"',
    },
    { name: 'distillation', emoji: '⚗️', rule: '"knowledge distillation", "model distillation"' },
    {
      name: 'speculative decoding',
      emoji: '⏩',
      rule: '"speculative decoding", "speculative sampling", "parallel decoding", "draft model"',
    },
    { name: 'KV cache', emoji: '🗄️', rule: '"KV cache", "key value cache"' },
    {
      name: 'fast attention',
      emoji: '⚡',
      rule: '"efficient attention", "linear attention", "sparse attention", FlashAttention, "state space model", mamba',
    },
    { name: 'mixture of experts', emoji: '🎛️', rule: '"mixture of experts", MoE' },
    {
      name: 'serving',
      emoji: '🚚',
      rule: '"LLM serving", "inference serving", "model serving", "inference engine"',
    },
  ],
};
