import { parentPort } from 'node:worker_threads';
import { LivingTier } from './living-tier.ts';

/** What the main thread may ask; answered in order, one at a time. */
export type IndexCall = {
  [Method in 'add' | 'remove' | 'search' | 'suggest']: {
    readonly call: number;
    readonly method: Method;
    readonly args: Parameters<LivingTier[Method]>;
  };
}['add' | 'remove' | 'search' | 'suggest'];

export interface IndexReply {
  readonly call: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly size: number;
}

const tier = new LivingTier();

parentPort?.on('message', (call: IndexCall) => {
  parentPort?.postMessage({ call: call.call, ...answer(call), size: tier.size } satisfies IndexReply);
});

function answer(call: IndexCall): { result: unknown } | { error: string } {
  try {
    return { result: run(call) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function run(call: IndexCall): unknown {
  switch (call.method) {
    case 'add':
      return tier.add(...call.args);
    case 'remove':
      return tier.remove(...call.args);
    case 'search':
      return tier.search(...call.args);
    case 'suggest':
      return tier.suggest(...call.args);
  }
}
