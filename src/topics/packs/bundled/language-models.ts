import type { Pack } from '../pack.ts';

export const languageModels: Pack = {
  name: 'language models',
  topics: [
    {
      name: 'reasoning',
      emoji: '🤔',
      rule: '"chain of thought", "reasoning model", "mathematical reasoning", "test time scaling", "test time compute"',
    },
    {
      name: 'alignment',
      emoji: '⚖️',
      rule: 'RLHF, "human feedback" "language model", "preference optimization", "preference alignment", "instruction tuning"',
    },
    { name: 'retrieval', emoji: '🧲', rule: '"retrieval augmented", "dense retrieval", "dense retriever"' },
    {
      name: 'agents',
      emoji: '🤖',
      rule: '"LLM agent", "language agent", "LLM based agent", "web agent", "computer use agent", "tool use" "language model"',
    },
    {
      name: 'long context',
      emoji: '📜',
      rule: '"long context", "context window", "length extrapolation", "length generalization"',
    },
    {
      name: 'pretraining data',
      emoji: '📦',
      rule: '"pretraining data", "pre-training data", "pretraining corpus", "data mixture", "data selection" "language model", deduplication',
    },
    {
      name: 'hallucination',
      emoji: '🌫️',
      rule: 'hallucination "language model", hallucination LLM, "factual consistency", factuality "language model"',
    },
    {
      name: 'evaluation',
      emoji: '📏',
      rule: '"LLM as a judge", "LLM evaluation", "benchmark contamination", "data contamination", "evaluation benchmark" LLM',
    },
  ],
};
