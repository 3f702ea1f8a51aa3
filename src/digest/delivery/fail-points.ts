/** Where a process may die while it sends; tests die there on purpose. */
export type FailPoint = 'before-claim' | 'after-claim' | 'after-request' | 'after-response' | 'after-record';

/** Called at each point with the delivery's key ('' before there is one). */
export type AtPoint = (point: FailPoint, key: string) => void;
