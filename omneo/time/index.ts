/** Reading, converting and writing times. */
export * from './convert';
export * from './day';
export * from './pastTime';
export * from './read';
export * from './schedule';
export * from './zone';
