/** The service did not answer, or not as it should. Its text holds nothing that the service sent. */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';
  readonly afterMs: number | undefined;

  /** `afterMs`: another try may succeed after so long; not set when it makes no sense. */
  constructor(message: string, afterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.afterMs = afterMs;
  }
}
