import type { Faults } from './faults.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import type { Ledger } from './ledger.ts';
import type { NonceBook } from './nonces.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Settings } from './settings.ts';
import type { State } from './state.ts';

/** The parts of one running server, as its routes and actors see them. */
export interface World {
  settings: Settings;
  state: State;
  ledger: Ledger;
  faults: Faults;
  rateLimits: RateLimits;
  gateway: Gateway;
  interactions: Interactions;
  nonces: NonceBook;
  /** Answers the next openings of direct messages with 40003, so many times. */
  dmOpeningsRefused: number;
}
