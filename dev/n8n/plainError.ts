/** Something that the person at the terminal can put right: its message is all they need to see. */
export class PlainError extends Error {}
