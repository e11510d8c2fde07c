import { found, type Routes } from '../http/routing';
import { filtered, paged, type Filters } from '../http/listQuery';
import { renderLocation, renderPost } from '../render/renderPeople';
import type { Place, Post } from '../data/records';

/** Source: SDK types; `filter[name]` is used by live tests. */
const locationFilters: Filters<Place> = {
	id: (place) => place.id,
	name: (place) => place.name,
	handle: (place) => place.handle,
	timezone: (place) => place.timezone,
	external_id: (place) => place.externalId,
	is_published: (place) => !place.closedForGood,
	is_permanently_closed: (place) => place.closedForGood,
};

/** Source: API reference "Browse Location Profiles". */
const postFilters: Filters<Post> = {
	assignment_type: (post) => post.type,
	is_active: (post) => post.active,
	is_default: (post) => post.isDefault,
	profile_id: (post) => post.personId,
};

/** Locations and the people of a location. */
export const locationRoutes: Routes = (route, context) => {
	const { store } = context;

	route('GET', '/locations', 'read-locations', (call) =>
		paged(filtered(context, store.places, call.query, locationFilters), call, (place) =>
			renderLocation(context, place),
		),
	);
	route('GET', '/locations/:id', 'read-locations', ({ params: { id } }) => ({
		data: renderLocation(context, found('Location', id, store.place(Number(id)))),
	}));
	route('GET', '/locations/:id/profiles', 'read-locations', (call) => {
		const place = found('Location', call.params.id, store.place(Number(call.params.id)));
		const posts = store.posts.filter((post) => post.placeId === place.id);
		return paged(filtered(context, posts, call.query, postFilters), call, (post) =>
			renderPost(context, post),
		);
	});
};
