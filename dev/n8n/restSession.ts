/** n8n refused a call. */
export class N8nRestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** A session with n8n's editor: it is signed in by the cookie of an earlier answer. */
export class N8nSession {
	private cookie = '';

	protected constructor(private readonly baseUrl: string) {}

	/** The session, as a browser would send it: `n8n-auth=…`. */
	get sessionCookie(): string {
		return this.cookie;
	}

	async get<T>(path: string): Promise<T> {
		return await this.call<T>('GET', path);
	}

	async post<T>(path: string, body: unknown): Promise<T> {
		return await this.call<T>('POST', path, body);
	}

	/** Any other call of the editor: `path` begins behind `/rest`. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.baseUrl}/rest${path}`, {
			method,
			// n8n drops a connection that rests for a while, just when the next call may go out on it.
			headers: { 'content-type': 'application/json', cookie: this.cookie, connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		this.cookie = cookies.find((cookie) => cookie.startsWith('n8n-auth=')) ?? this.cookie;
		const text = await response.text();
		if (!response.ok) {
			throw new N8nRestError(response.status, `${method} ${path}: ${response.status} ${text}`);
		}
		return (JSON.parse(text) as { data: T }).data;
	}
}
