/** How most nodes are written: one item after the other, as plainly as can be. */
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type JsonObject,
	NodeApiError,
} from 'n8n-workflow';
import { COLUMNS, CREDENTIAL, type Peer } from './peer';
import { plainDescription } from './plainDescription';

async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	const { baseUrl } = await this.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	for (let item = 0; item < this.getInputData().length; item++) {
		try {
			const fields = Object.keys(COLUMNS);
			const body = Object.fromEntries(
				fields.map((field) => [field, this.getNodeParameter(field, item)]),
			) as IDataObject;
			const response = (await this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, {
				method: 'POST',
				url: `${baseUrl}/api/v3/appointments`,
				body,
				json: true,
			})) as { data: IDataObject };
			results.push({ json: response.data, pairedItem: { item } });
		} catch (error) {
			if (!this.continueOnFail()) {
				throw new NodeApiError(this.getNode(), error as JsonObject, { itemIndex: item });
			}
			results.push({ json: { error: (error as Error).message }, pairedItem: { item } });
		}
	}
	return [results];
}

const nodeType: INodeType = { description: plainDescription('sequential'), execute };

export const sequential: Peer = {
	id: 'sequential',
	name: 'Sequential node',
	inFlight: () => 1,
	node: () => ({ type: 'bench.sequential', typeVersion: 1, parameters: COLUMNS }),
	nodeType,
};
