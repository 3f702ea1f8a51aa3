import type { ServerResponse } from 'node:http';
import type { FaultBehaviour } from './faults.ts';
import { type Answer, blockedPage } from './respond.ts';

/** Lets a scripted fault have its way with a request. Without an answer the client gets none. */
export async function strike(
  fault: FaultBehaviour,
  run: () => Answer,
  response: ServerResponse,
): Promise<Answer | undefined> {
  switch (fault.kind) {
    case 'answer':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body };
    case 'html429':
      return blockedPage(fault.retryAfter);
    case 'reset':
      response.socket?.resetAndDestroy();
      return undefined;
    case 'acceptThenHang':
      run();
      return undefined;
    case 'acceptThenReset':
      run();
      response.socket?.resetAndDestroy();
      return undefined;
    case 'acceptThenStatus':
      run();
      return { status: fault.status, headers: {}, body: '<html><h1>Bad Gateway</h1></html>' };
    case 'delay': {
      const answer = run();
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return answer;
    }
    case 'hold': {
      const answer = run();
      await fault.until;
      return answer;
    }
  }
}
