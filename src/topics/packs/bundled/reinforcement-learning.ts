import type { Pack } from '../pack.ts';

export const reinforcementLearning: Pack = {
  name: 'reinforcement learning',
  topics: [
    {
      name: 'offline RL',
      emoji: '📼',
      rule: '"offline reinforcement learning", "offline RL", "batch reinforcement learning"',
    },
    { name: 'world models', emoji: '🗺️', rule: '"world model", "model based reinforcement learning"' },
    {
      name: 'exploration',
      emoji: '🔦',
      rule: 'exploration "reinforcement learning", "intrinsic motivation", "curiosity driven"',
    },
    { name: 'multi-agent RL', emoji: '🐝', rule: '"multi agent reinforcement learning", MARL, "self play"' },
    {
      name: 'RL for language models',
      emoji: '🏋️',
      rule: 'GRPO, RLVR, "verifiable rewards", "reinforcement learning" "language model"',
    },
    {
      name: 'rewards',
      emoji: '🎯',
      rule: '"reward model", "reward shaping", "reward hacking", "inverse reinforcement learning"',
    },
    {
      name: 'safe RL',
      emoji: '🦺',
      rule: '"safe reinforcement learning", "constrained reinforcement learning", "constrained markov decision process"',
    },
    { name: 'bandits', emoji: '🎰', rule: 'bandit, "thompson sampling"' },
  ],
};
