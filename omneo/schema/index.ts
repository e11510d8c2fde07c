/** What Omneo takes and answers: the one source for the node, the sandbox, the output schemas and the docs. */
export * from './appointment';
export * from './availability';
export * from './definition';
export * from './envelope';
export * from './people';
export * from './primitives';
export * from './question';
export * from './queue';
export * from './waitlist';
