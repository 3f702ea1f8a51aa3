import type { Pack } from '../pack.ts';

export const robotLearning: Pack = {
  name: 'robot learning',
  topics: [
    {
      name: 'manipulation',
      emoji: '🦾',
      rule: '"robot manipulation", "robotic manipulation", "dexterous manipulation", "bimanual manipulation", robot grasping, "pick and place"',
    },
    {
      name: 'imitation learning',
      emoji: '🪞',
      rule: '"imitation learning", "behavior cloning", "behaviour cloning", "learning from demonstration", "diffusion policy", teleoperation',
    },
    {
      name: 'vision-language-action',
      emoji: '🗣️',
      rule: '"vision language action", "robot foundation model", "generalist robot policy", "generalist policy" robot',
    },
    {
      name: 'locomotion',
      emoji: '🦿',
      rule: '"legged locomotion", "legged robot", quadruped*, "humanoid robot", humanoid locomotion, biped*',
    },
    { name: 'sim to real', emoji: '🎮', rule: '"sim to real", "domain randomization", "real to sim"' },
    {
      name: 'robot navigation',
      emoji: '🧭',
      rule: '"robot navigation", "visual navigation", "vision language navigation", "embodied navigation", SLAM',
    },
    { name: 'touch', emoji: '🖐️', rule: 'tactile, haptic*, "touch sensing"' },
    {
      name: 'autonomous driving',
      emoji: '🚗',
      rule: '"autonomous driving", "self driving", "autonomous vehicle"',
    },
  ],
};
