/** What a chapter plays on: n8n without workflows and credentials, a new sandbox and browser. */
import { chromium, selectors, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { N8nRest, type Credential, type ImportableWorkflow } from '../../../dev/n8n/restClient';
import { startSandbox, type Sandbox, type Switches } from '../../../dev/sandbox';
import { Editor } from '../pages/editor';
import { takeArtifact } from './pictures';
import { BROWSER_ZONE, baseUrl, chromiumPath, owner } from './settings';

const BROWSER_FLAGS = [
	'--headless=new',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const VIEWPORT = { width: 1440, height: 900 };
/** How long the page may take to show what is asked for. */
const PATIENCE_MS = 20_000;

/** The name n8n gives to the first credential of the type. */
export const CREDENTIAL = 'Omneo account';

interface Wishes {
	switches?: Partial<Switches>;
	/** Set to false by the chapters that sign in, or make the credential, by the form. */
	signedIn?: boolean;
	withCredential?: boolean;
}

export class Stage {
	sandbox!: Sandbox;
	rest!: N8nRest;
	page!: Page;
	editor!: Editor;
	credential!: Credential;
	/** What went wrong inside the page itself. */
	readonly pageErrors: string[] = [];
	private browser!: Browser;
	private context!: BrowserContext;

	/** Sets the stage for the tests of a file, and takes a picture after each of them. */
	static use(chapter: string, wishes: Wishes = {}): Stage {
		const stage = new Stage();
		beforeAll(async () => await stage.open(wishes));
		afterEach(async () => {
			const { currentTestName = 'test' } = expect.getState();
			await takeArtifact(stage.page, `${chapter} ${currentTestName}`);
			expect(stage.pageErrors).toEqual([]);
		});
		afterAll(async () => await stage.close());
		return stage;
	}

	/** Saves a workflow that uses the credential, and opens it in the editor. */
	async openWorkflow(workflow: ImportableWorkflow): Promise<string> {
		const { id } = await this.rest.importWorkflow(workflow, [this.credential]);
		await this.editor.openWorkflow(id);
		return id;
	}

	private async open({ switches, signedIn = true, withCredential = true }: Wishes): Promise<void> {
		this.sandbox = await startSandbox({ switches });
		this.rest = await N8nRest.signIn(baseUrl(), owner());
		await this.sweep();
		if (withCredential) {
			this.credential = await this.rest.createCredential({
				name: CREDENTIAL,
				type: 'omneoApi',
				data: { baseUrl: this.sandbox.url, accessToken: this.sandbox.token },
			});
		}
		await this.openBrowser();
		if (signedIn) await this.signInByCookie();
	}

	/** What an earlier chapter left behind. */
	private async sweep(): Promise<void> {
		for (const { id } of await this.rest.workflows()) await this.rest.deleteWorkflow(id);
		for (const { id } of await this.rest.credentials()) {
			await this.rest.call('DELETE', `/credentials/${id}`);
		}
	}

	private async openBrowser(): Promise<void> {
		selectors.setTestIdAttribute('data-test-id');
		this.browser = await chromium.launch({ executablePath: chromiumPath(), args: BROWSER_FLAGS });
		this.context = await this.browser.newContext({
			viewport: VIEWPORT,
			timezoneId: BROWSER_ZONE,
			locale: 'en-US',
		});
		// The editor asks for pictures and news elsewhere; nothing leaves this machine.
		await this.context.route(
			(url) => url.hostname !== '127.0.0.1',
			async (route) => await route.abort(),
		);
		this.page = await this.context.newPage();
		this.page.setDefaultTimeout(PATIENCE_MS);
		this.page.on('pageerror', ({ message }) => this.pageErrors.push(message));
		this.editor = new Editor(this.page, baseUrl());
	}

	private async signInByCookie(): Promise<void> {
		const [name, ...value] = this.rest.sessionCookie.split('=');
		await this.context.addCookies([{ name, value: value.join('='), url: baseUrl() }]);
	}

	private async close(): Promise<void> {
		await this.browser?.close();
		await this.sandbox?.stop();
	}
}
