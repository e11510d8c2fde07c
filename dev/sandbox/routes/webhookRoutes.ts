import { z } from 'zod/v4';
import { filledText, json } from '../../../omneo/schema';
import { invalid, read } from '../http/apiErrors';
import { found, type Routes } from '../http/routing';
import { filtered, paged, type Filters } from '../http/listQuery';
import { remove, type Context } from '../data/store';
import { utcText } from '../domain/wallClock';
import type { Json, Webhook } from '../data/records';

const queues = ['high', 'default', 'low'] as const;
const flag = z.boolean('must be true or false').optional();

/** The body of `POST /webhooks`. Any trigger is taken: a live test stored a name that is no event. */
const webhookRequest = z.strictObject({
	trigger: filledText,
	url: filledText,
	namespace: filledText,
	is_active: flag,
	/** Any other name becomes `low`. Source: dev guide "Webhooks". */
	queue: z.string().optional(),
	condition: json.optional(),
	extra_data_template: z.string().nullable().optional(),
	retry_daily: flag,
	retry_hourly: flag,
});

/** The body of `PUT /webhooks/{id}`. Source: `omneo-sdk` types (a namespace stays). */
const webhookChanges = webhookRequest.omit({ namespace: true }).partial();

/** Source: SDK live test of the list (trigger, namespace, is_active) and its types (url). */
const filters: Filters<Webhook> = {
	trigger: (webhook) => webhook.trigger,
	namespace: (webhook) => webhook.namespace,
	is_active: (webhook) => webhook.is_active,
	url: (webhook) => webhook.url,
};

function render({ switches }: Context, { createdAt, updatedAt, ...webhook }: Webhook) {
	return {
		...webhook,
		user_id: 1,
		created_at: utcText(createdAt, switches.timeFormat),
		updated_at: utcText(updatedAt, switches.timeFormat),
	};
}

function settings(request: z.infer<typeof webhookChanges>, old?: Webhook) {
	const queue = request.queue === undefined ? (old?.queue ?? 'default') : request.queue;
	const { condition, extra_data_template: template } = request;
	return {
		is_active: request.is_active ?? old?.is_active ?? true,
		queue: queues.find((name) => name === queue) ?? 'low',
		condition: condition === undefined ? (old?.condition ?? null) : (condition as Json),
		extra_data_template: template === undefined ? (old?.extra_data_template ?? null) : template,
		retry_daily: request.retry_daily ?? old?.retry_daily ?? false,
		retry_hourly: request.retry_hourly ?? old?.retry_hourly ?? false,
	};
}

/** The pair of trigger and address must be new. Source: dev guide "Webhooks". */
function checkPair({ store }: Context, trigger: string, url: string, own?: Webhook): void {
	const taken = store.webhooks.some(
		(other) => other !== own && other.trigger === trigger && other.url === url,
	);
	if (taken) throw invalid({ url: ['The url has already been taken.'] });
}

/** Webhooks are stored, not delivered. Source: SDK live tests of webhooks, dev guide "Webhooks". */
export const webhookRoutes: Routes = (route, context) => {
	const { store } = context;
	const webhook = (id: string): Webhook =>
		found(
			'Webhook',
			id,
			store.webhooks.find((each) => String(each.id) === id),
		);

	route('GET', '/webhooks', 'read-webhooks', (call) =>
		paged(filtered(context, store.webhooks, call.query, filters), call, (each) =>
			render(context, each),
		),
	);
	route('GET', '/webhooks/:id', 'read-webhooks', ({ params: { id } }) => ({
		data: render(context, webhook(id)),
	}));
	route('POST', '/webhooks', 'create-webhooks', ({ body, reply }) => {
		const request = read(webhookRequest, body);
		const { trigger, url, namespace } = request;
		checkPair(context, trigger, url);
		const times = { createdAt: context.now(), updatedAt: context.now() };
		const added = store.addWebhook({ trigger, url, namespace, ...settings(request), ...times });
		reply.code(201);
		return { data: render(context, added) };
	});
	route('PUT', '/webhooks/:id', 'update-webhooks', ({ params: { id }, body }) => {
		const old = webhook(id);
		const request = read(webhookChanges, body);
		const { trigger = old.trigger, url = old.url } = request;
		checkPair(context, trigger, url, old);
		Object.assign(old, { trigger, url, ...settings(request, old), updatedAt: context.now() });
		return { data: render(context, old) };
	});
	route('DELETE', '/webhooks/:id', 'delete-webhooks', ({ params: { id }, reply }) => {
		remove(store.webhooks, webhook(id));
		return reply.code(204).send();
	});
};
