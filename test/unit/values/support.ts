import fc from 'fast-check';

/** Blanks and unseen characters that may stand around a value. */
export const around = fc.string({
	unit: fc.constantFrom(
		' ',
		'\u00a0',
		'\u3000',
		'\t',
		'\n',
		'\u200b',
		'\u200e',
		'\ufeff',
		'\u00ad',
		'\u202f',
	),
	maxLength: 4,
});
export const moment = fc.date({
	min: new Date('1970-01-02'),
	max: new Date('2199-12-31'),
	noInvalidDate: true,
});

export const ok = (value: unknown) => ({ ok: true, value });
