export * from './library.ts';
export * from './paper.ts';
