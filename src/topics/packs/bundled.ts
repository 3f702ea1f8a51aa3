import { biology } from './bundled/biology.ts';
import { efficientInference } from './bundled/efficient-inference.ts';
import { interpretability } from './bundled/interpretability.ts';
import { languageModels } from './bundled/language-models.ts';
import { reinforcementLearning } from './bundled/reinforcement-learning.ts';
import { robotLearning } from './bundled/robot-learning.ts';
import { speechAndAudio } from './bundled/speech-and-audio.ts';
import { vision } from './bundled/vision.ts';
import type { Pack } from './pack.ts';

/** Packs that come along, by name. */
export const BUNDLED_PACKS: readonly Pack[] = [
  biology,
  efficientInference,
  interpretability,
  languageModels,
  reinforcementLearning,
  robotLearning,
  speechAndAudio,
  vision,
];
