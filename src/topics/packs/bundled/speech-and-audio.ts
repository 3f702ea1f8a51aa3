import type { Pack } from '../pack.ts';

export const speechAndAudio: Pack = {
  name: 'speech and audio',
  topics: [
    { name: 'speech recognition', emoji: '🎙️', rule: '"speech recognition", "speech to text", ASR' },
    {
      name: 'speech synthesis',
      emoji: '🔊',
      rule: '"text to speech", "speech synthesis", "voice cloning", vocoder',
    },
    {
      name: 'spoken language models',
      emoji: '💬',
      rule: '"speech language model", "spoken language model", "spoken dialogue", "audio language model"',
    },
    {
      name: 'music',
      emoji: '🎵',
      rule: '"music generation", "music information retrieval", "music transcription", "symbolic music"',
    },
    {
      name: 'sound',
      emoji: '🔔',
      rule: '"audio generation", "text to audio", "sound event", "audio captioning", "audio classification"',
    },
    {
      name: 'speakers',
      emoji: '👥',
      rule: '"speaker diarization", "speaker verification", "speaker recognition"',
    },
    {
      name: 'speech enhancement',
      emoji: '🧹',
      rule: '"speech enhancement", "speech separation", "noise suppression", denoising speech',
    },
  ],
};
