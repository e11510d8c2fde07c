/** Times that mean what they say. */
export * from './convert';
export * from './day';
export * from './pastTime';
export * from './read';
export * from './schedule';
export * from './zone';
