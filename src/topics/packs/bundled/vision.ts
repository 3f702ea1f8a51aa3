import type { Pack } from '../pack.ts';

export const vision: Pack = {
  name: 'vision',
  topics: [
    {
      name: 'image generation',
      emoji: '🎨',
      rule: '"text to image", "image generation", "image synthesis", "image editing"',
    },
    {
      name: 'video',
      emoji: '🎬',
      rule: '"video generation", "text to video", "video diffusion", "video understanding"',
    },
    {
      name: '3D',
      emoji: '🧊',
      rule: '"gaussian splatting", "3d reconstruction", "neural radiance field", NeRF, "novel view synthesis"',
    },
    {
      name: 'segmentation',
      emoji: '✂️',
      rule: '"semantic segmentation", "instance segmentation", "panoptic segmentation", "image segmentation", "segment anything"',
    },
    {
      name: 'detection and tracking',
      emoji: '🔎',
      rule: '"object detection", "object detector", "object tracking", "multi-object tracking"',
    },
    {
      name: 'vision and language',
      emoji: '👁️',
      rule: '"vision language model", "multimodal large language model", "visual question answering", "image captioning"',
    },
    {
      name: 'self-supervised vision',
      emoji: '🌱',
      rule: '"masked image modeling", "contrastive learning" image, "self-supervised" image, "self-supervised" visual',
    },
    {
      name: 'medical images',
      emoji: '🩻',
      rule: '"medical image", "medical imaging", radiolog*, "chest x-ray", histopatholog*',
    },
  ],
};
