/** The versions of n8n that the package is tested on: the first that has `zod/v4`, and one of each later age. */
export interface EngineVersion {
	/** The release of n8n that the packages belong to. */
	n8n: string;
	core: string;
	workflow: string;
}

export const VERSIONS: EngineVersion[] = [
	{ n8n: '1.101.1', core: '1.100.0', workflow: '1.98.0' },
	{ n8n: '1.123', core: '1.122.1', workflow: '1.120.0' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '2.20.0', core: '2.20.0', workflow: '2.20.0' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0' },
];
