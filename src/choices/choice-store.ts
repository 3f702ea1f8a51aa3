/** Choices of a space as texts, by name. */
export interface ChoiceStore {
  of(spaceId: string): Promise<ReadonlyMap<string, string>>;
  put(spaceId: string, name: string, value: string): Promise<void>;
}
