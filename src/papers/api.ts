export * from './entry.ts';
export * from './identifiers.ts';
export * from './library.ts';
export * from './paper.ts';
export * from './sentences.ts';
export * from './source-words.ts';
