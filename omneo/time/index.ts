/** Reading, converting and writing times. */
export * from './convert';
export * from './day';
export * from './read';
export * from './schedule';
export * from './zone';
