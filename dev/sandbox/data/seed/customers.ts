/** The customers: a few with a name of their own in the seed, the rest made from two lists of names. */
import type { Identity, Person, ProductList } from '../records';

/** The id of the nth customer, from 1. */
export function customerId(number: number): string {
	return `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const named: Array<[first: string, last: string]> = [
	['Amelia', 'Nguyen'],
	['Amelia', 'Hartley'],
	['Siobhán', "O'Connell"],
	['José', 'Álvarez'],
	['Wei', 'Chen'],
];

export const customerIds = {
	/** Amelia Nguyen: shares her first name with one other customer. */
	amelia: customerId(1),
	/** Amelia Hartley. */
	ameliaHartley: customerId(2),
	/** Siobhán O'Connell: an accent and an apostrophe. */
	siobhan: customerId(3),
	/** José Álvarez: accents; has no mobile phone. */
	jose: customerId(4),
	/** Wei Chen. */
	wei: customerId(5),
} as const;

/** Who a customer is in other systems: the handles of the systems, and the identifiers there. */
export const identities = {
	handles: { shopify: 'shopify', pos: 'pos' },
	/** Amelia Nguyen at shopify. */
	amelia: 'gid-1001',
	/** Wei Chen at shopify. */
	wei: 'gid-1002',
	/** Two people: Siobhán O'Connell at shopify, José Álvarez at pos. */
	shared: 'gid-1003',
} as const;

const { shopify, pos } = identities.handles;

const identitiesOf: Record<string, Identity[]> = {
	[customerIds.amelia]: [{ handle: shopify, identifier: identities.amelia }],
	[customerIds.wei]: [{ handle: shopify, identifier: identities.wei }],
	[customerIds.siobhan]: [{ handle: shopify, identifier: identities.shared }],
	[customerIds.jose]: [{ handle: pos, identifier: identities.shared }],
};

export const listIds = {
	/** Amelia Nguyen's. */
	wishlist: '9101',
	/** Wei Chen's. */
	registry: '9102',
} as const;

export const lists: ProductList[] = [
	{
		id: listIds.wishlist,
		name: 'Wishlist',
		handle: 'wishlist',
		ownerId: customerIds.amelia,
	},
	{
		id: listIds.registry,
		name: 'Wedding registry',
		handle: 'wedding-registry',
		ownerId: customerIds.wei,
	},
];

const firstNames =
	'Aisha,Benjamin,Camille,Daniel,Elif,Farid,Grace,Hiroshi,Isla,Jakob,Keiko,Leonardo,Maya,Nikhil,Olivia,Pavel,Quentin,Ruth,Samuel,Tamsin,Umar,Valentina,William,Xiomara,Yusuf,Zara,Anika,Bruno,Chiara,Dmitri,Freya,Gabriel,Hannah'.split(
		',',
	);

const lastNames =
	'Abbott,Bianchi,Castillo,Dubois,Eriksen,Fitzgerald,Gupta,Haddad,Ivanova,Jensen,Kowalski,Larsen,Mahmoud,Novak,Okafor,Papadopoulos,Quinn,Rossi,Schneider,Tanaka,Underwood,Vasquez,Walsh,Xu,Yamamoto,Zhang,Bennett,Coleman,Douglas,Ellis,Foster'.split(
		',',
	);

/** The two lists have 33 and 31 names, which share no factor, so no full name comes twice in 1023. */
function generated(index: number): [first: string, last: string] {
	return [firstNames[index % firstNames.length], lastNames[index % lastNames.length]];
}

/** Letters an email address is written with here. */
function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/[^a-zA-Z]/g, '')
		.toLowerCase();
}

const CUSTOMERS = 125;

export const customers: Person[] = Array.from({ length: CUSTOMERS }, (_, index) => {
	const [first, last] = named[index] ?? generated(index - named.length);
	const id = customerId(index + 1);
	return {
		id,
		first,
		last,
		email: `${plain(first)}.${plain(last)}@example.com`,
		mobile: id === customerIds.jose ? null : `+61491570${String(100 + index).padStart(3, '0')}`,
		identities: identitiesOf[id] ?? [],
	};
});
