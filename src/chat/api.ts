export * from './links.ts';
export * from './message.ts';
export * from './people.ts';
export * from './platform.ts';
export * from './posted.ts';
