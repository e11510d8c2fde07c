/** Request bodies, and the parts of responses that the node reads. The sandbox and the docs use the same schemas. */
export * from './appointment';
export * from './availability';
export * from './definition';
export * from './envelope';
export * from './people';
export * from './primitives';
export * from './question';
export * from './queue';
export * from './waitlist';
