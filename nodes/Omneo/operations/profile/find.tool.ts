import { customerKeyIn } from '../../../../omneo/client/anyReference';
import type { ApiRecord } from '../../../../omneo/client/requests';
import { linesInLimit } from '../../../../omneo/time/words';
import { customerText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';

const MOST_LISTED = 20;

function inWords({ id, full_name, email, mobile_phone }: ApiRecord): string {
	return [full_name, email, mobile_phone, `ID ${id}`].filter(Boolean).join(', ');
}

export const findProfileTool: ToolForm = {
	fields: [customerText],
	derive: (read) => {
		const text = read(customerText.name);
		const key = customerKeyIn(text);
		const { by = 'name', text: wanted = text } = (key.ok && key.value) || {};
		const common = { ifNoneFound: 'empty', returnAll: false, limit: MOST_LISTED };
		if (by === 'email') return { ...common, findBy: 'email', email: wanted };
		if (by === 'mobilePhone') return { ...common, findBy: 'mobilePhone', mobilePhone: wanted };
		return { ...common, findBy: by === 'id' ? 'id' : 'search', searchText: wanted };
	},
	answer: (records) => {
		const found = records.filter((record) => record.found === true);
		if (found.length === 0) {
			return { customers: 'none found. Check the spelling, or create a new customer.' };
		}
		const more = 'Ask for the email or the phone number.';
		const isCut = found.length >= MOST_LISTED ? [`There may be more. ${more}`] : [];
		return { customers: [...linesInLimit(found.map(inWords), more), ...isCut] };
	},
};
