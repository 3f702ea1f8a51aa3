import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly model: string;
  readonly input: readonly string[];
  readonly encoding_format: string;
}

/** What the server does with a request; `embed` is the right answer. */
export type Behaviour = (response: ServerResponse, asked: Asked, embed: () => unknown) => void;

/** 300 numbers: the first half stands for cars, the second for cells, whatever the words. */
function directionOf(text: string): readonly number[] {
  const cars = /engine|wheel|road|driver|brake|fuel|gear|clutch|bumper|vehicle/i.test(text);
  return Array.from({ length: 300 }, (_, i) => 0.3 + (i < 150 === cars ? 1 : 0) + (i % 7) / 50);
}

/** A local service that speaks `/embeddings` and behaves as told. */
export async function embeddingServer() {
  const asked: Asked[] = [];
  const headers: IncomingMessage['headers'][] = [];
  let behave: Behaviour = (response, _asked, embed) => json(response, embed());
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: Asked = JSON.parse(Buffer.concat(chunks).toString());
    asked.push(body);
    headers.push(request.headers);
    const embed = () => ({
      data: body.input.map((text, index) => ({ index, embedding: directionOf(text) })),
    });
    behave(response, body, embed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    headers,
    behave: (next: Behaviour) => {
      behave = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
