/** What the sandbox keeps of webhooks. */
import type { Json } from './records';

/** Source: dev guide "Webhooks", `omneo-sdk` types. */
export interface Webhook {
	id: number;
	trigger: string;
	url: string;
	namespace: string;
	is_active: boolean;
	queue: 'high' | 'default' | 'low';
	condition: Json;
	extra_data_template: string | null;
	retry_daily: boolean;
	retry_hourly: boolean;
	createdAt: Date;
	updatedAt: Date;
}
