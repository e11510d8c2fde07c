/** Purchases an appointment can be tied to. */
import type { Purchase } from '../records';

export const transactionIds = { suit: 7001, dress: 7002, shoes: 7003 } as const;
export const orderIds = { coat: 8001, shirt: 8002, boots: 8003 } as const;

export const transactions: Purchase[] = [
	{
		id: transactionIds.suit,
		externalId: 'POS-44871',
		receiptRef: 'R-10231',
		total: 899,
		status: 'complete',
	},
	{
		id: transactionIds.dress,
		externalId: 'POS-44902',
		receiptRef: 'R-10240',
		total: 429.5,
		status: 'complete',
	},
	{
		id: transactionIds.shoes,
		externalId: 'POS-45010',
		receiptRef: 'R-10266',
		total: 219,
		status: 'refunded',
	},
];

export const orders: Purchase[] = [
	{
		id: orderIds.coat,
		externalId: 'SHOP-5512001',
		receiptRef: 'W-2001',
		orderNumber: '#1001',
		total: 640,
		status: 'paid',
	},
	{
		id: orderIds.shirt,
		externalId: 'SHOP-5512002',
		receiptRef: 'W-2002',
		orderNumber: '#1002',
		total: 119.95,
		status: 'paid',
	},
	{
		id: orderIds.boots,
		externalId: 'SHOP-5512003',
		receiptRef: 'W-2003',
		orderNumber: '#1003',
		total: 310,
		status: 'pending',
	},
];
