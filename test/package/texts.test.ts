/** The texts of the built node, held against the rules that a machine can check. */
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- what is built has no types
const { Omneo } = require('../../dist/nodes/Omneo/Omneo.node') as { Omneo: new () => INodeType };
/* eslint-disable @typescript-eslint/no-require-imports -- what is built has no types */
const { OmneoTrigger } = require('../../dist/nodes/OmneoTrigger/OmneoTrigger.node') as {
	OmneoTrigger: new () => INodeType;
};
/* eslint-enable @typescript-eslint/no-require-imports */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what is built has no types
const { OmneoApi } = require('../../dist/credentials/OmneoApi.credentials') as {
	OmneoApi: new () => ICredentialType;
};

interface Text {
	/** Where it is shown, for the message of a failing test. */
	where: string;
	kind: 'label' | 'description' | 'placeholder' | 'hint' | 'option';
	text: string;
	property: INodeProperties;
}

const { description } = new Omneo();
const all = [
	...description.properties.flatMap((property) => textsOf(property, ownerOf(property))),
	...new OmneoTrigger().description.properties.flatMap((property) => textsOf(property, 'trigger')),
	...new OmneoApi().properties.flatMap((property) => textsOf(property, 'credential')),
];
const tool = description.usableAsTool as { replacements: { description: string } };
const everything = [
	...all,
	...description.properties.slice(0, 1).map((property) => ({
		where: 'tool',
		kind: 'description' as const,
		text: tool.replacements.description,
		property,
	})),
];

function ownerOf({ displayOptions }: INodeProperties): string {
	return [displayOptions?.show?.resource, displayOptions?.show?.operation].flat().join(' ');
}

function textsOf(property: INodeProperties, owner: string): Text[] {
	const where = `${owner} ${property.name}`.trim();
	const own: Array<[Text['kind'], string | undefined]> = [
		['label', property.displayName],
		['description', property.description],
		['placeholder', property.placeholder],
		['hint', property.hint],
		...(property.modes ?? []).flatMap(
			(mode): Array<[Text['kind'], string | undefined]> => [
				['placeholder', mode.placeholder],
				['hint', mode.hint],
			],
		),
	];
	const inner = (property.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values.flatMap((value) => textsOf(value, where));
		if ('type' in option) return textsOf(option as INodeProperties, where);
		const { name, description: text, action } = option as INodePropertyOptions;
		own.push(['option', name], ['description', text], ['option', action]);
		return [];
	});
	const shown = own.flatMap(([kind, text]) => (text ? [{ where, kind, text, property }] : []));
	return [...shown, ...inner];
}

const wrong = (texts: Text[], isWrong: (text: Text) => boolean) =>
	texts.filter(isWrong).map(({ where, text }) => `${where}: ${text}`);

it('there are texts to check', () => {
	expect(everything.length).toBeGreaterThan(1000);
});

it.each([
	['words that nobody says', /\b(somebody|nobody|anybody|everybody|all the same|anew|the look)\b/i],
	['a day that passes', /\b20(0\d|1\d|2[0-6])-\d{2}/],
	['stiff negations', /\b(does not|is not|are not|cannot|will not|did not)\b/i],
	['two spaces, or one at an end', /\s{2}|^\s|\s$/],
	['a full stop before the item', /\.\s*\[item/],
])('no text has %s', (_, pattern) => {
	expect(wrong(everything, ({ text }) => pattern.test(text))).toEqual([]);
});

it('what is on or off is described by "Whether"', () => {
	const flags = all.filter(({ kind, property }) => {
		return property.type === 'boolean' && kind === 'description';
	});
	expect(flags.length).toBeGreaterThan(10);
	expect(wrong(flags, ({ text }) => !/^Whether /.test(text))).toEqual([]);
});

it('a description of one phrase has no full stop, and one of two sentences has both', () => {
	const descriptions = everything.filter(({ kind }) => kind === 'description' || kind === 'hint');
	const isWrong = ({ text }: Text) => {
		const plain = text.replace(/\be\.g\. /g, '');
		return /\.\s+[A-Z]/.test(plain) ? !plain.endsWith('.') : plain.endsWith('.');
	};
	expect(wrong(descriptions, isWrong)).toEqual([]);
});

it('labels and choices begin with a capital letter and end without a full stop', () => {
	const names = all.filter(({ kind, property }) => {
		return (kind === 'label' && property.type !== 'notice') || kind === 'option';
	});
	expect(wrong(names, ({ text }) => !/^[A-Z]/.test(text) || text.endsWith('.'))).toEqual([]);
});

it('placeholders give an example, or say what empty means', () => {
	const placeholders = all.filter(({ kind }) => kind === 'placeholder');
	expect(wrong(placeholders, ({ text }) => !/^(e\.g\. |[A-Z])/.test(text))).toEqual([]);
});

it('no picker has a pattern that n8n checks before the node can name field and item', () => {
	const pickers = all.map(({ property }) => property).filter(({ modes }) => modes);
	expect(pickers.length).toBeGreaterThan(50);
	expect(pickers.flatMap(({ modes }) => modes).filter((mode) => mode?.validation)).toEqual([]);
});

it('Omneo’s words have the people’s word at hand without a hover', () => {
	const words: Record<string, RegExp> = {
		appointmentDefinitionId: /service/,
		profileId: /customer|walk-in|No change/i,
	};
	for (const { property } of all.filter(({ kind }) => kind === 'label')) {
		const [list] = (property.modes ?? []).filter(({ type }) => type === 'list');
		const word = words[property.name];
		if (word && list && list.placeholder !== 'No change') {
			expect([property.name, list.placeholder]).toEqual([
				property.name,
				expect.stringMatching(word),
			]);
		}
	}
});

it('the empty end of an appointment says that it may stay empty', () => {
	const ends = all.filter(({ kind, property, where }) => {
		const isOwn = /^appointment (add|reschedule) scheduledEndAt$/.test(where);
		return isOwn && property.type === 'dateTime' && kind === 'placeholder';
	});
	expect(ends.map(({ text }) => text)).toEqual([
		"By the service's duration",
		'Same duration as before',
	]);
});
