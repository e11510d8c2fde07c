/** Purchases an appointment can be tied to. */
import type { Purchase } from '../records';

export const transactionIds = { suit: 7001, dress: 7002, shoes: 7003 } as const;
export const orderIds = { coat: 8001, shirt: 8002, boots: 8003 } as const;

function purchase(
	id: number,
	externalId: string,
	receiptRef: string,
	total: number,
	status: string,
): Purchase {
	return { id, externalId, receiptRef, total, status };
}

export const transactions: Purchase[] = [
	purchase(transactionIds.suit, 'POS-44871', 'R-10231', 899, 'complete'),
	purchase(transactionIds.dress, 'POS-44902', 'R-10240', 429.5, 'complete'),
	purchase(transactionIds.shoes, 'POS-45010', 'R-10266', 219, 'refunded'),
];

export const orders: Purchase[] = [
	{ ...purchase(orderIds.coat, 'SHOP-5512001', 'W-2001', 640, 'paid'), orderNumber: '#1001' },
	{ ...purchase(orderIds.shirt, 'SHOP-5512002', 'W-2002', 119.95, 'paid'), orderNumber: '#1002' },
	{ ...purchase(orderIds.boots, 'SHOP-5512003', 'W-2003', 310, 'pending'), orderNumber: '#1003' },
];
