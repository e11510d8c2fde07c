/** Where a tenant's API is. Nothing else decides which host the access token is sent to. */
import { z } from 'zod/v4';
import { type Result, ok, invalid } from '../validation';
import { isBlank } from '../text';

/** Source: API reference, "Introduction". */
const HOST_OF_TENANT = (tenant: string) => `https://api.${tenant}.getomneo.com`;
const API_PATH = '/api/v3';

const MAX_LENGTH = 2_000;

export interface AddressFields {
	/** The tenant's name, e.g. `acme`; its CX Manager address is accepted too. */
	tenant?: unknown;
	/** Replaces the tenant's address: for a proxy or the sandbox. */
	baseUrl?: unknown;
}

/**
 * The API's root, without a trailing slash: `https://api.acme.getomneo.com/api/v3`.
 * Plain http is for this machine only, as the access token would cross the network readable.
 */
export function apiRoot({ tenant, baseUrl }: AddressFields): Result<string> {
	// Longer ones name no host, and take long to be read.
	const isTooLong = [tenant, baseUrl].some((text) => String(text ?? '').length > MAX_LENGTH);
	if (isTooLong)
		return invalid(`'Tenant' and 'API Base URL' take ${MAX_LENGTH} characters at most.`);
	if (!isBlank(baseUrl)) return rootFromUrl(String(baseUrl).trim());
	if (isBlank(tenant)) return invalid("Fill in 'Tenant', or 'API Base URL'.");
	return rootFromTenant(String(tenant).trim().toLowerCase());
}

function rootFromTenant(text: string): Result<string> {
	const name = text
		.replace(/^https?:\/\//, '')
		.replace(/^api\./, '')
		.replace(/(\.manager)?\.getomneo\.com(\/.*)?$/, '');
	if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
		return invalid(
			"'Tenant' is the first part of your CX Manager address: for https://acme.manager.getomneo.com it is acme.",
		);
	}
	return ok(HOST_OF_TENANT(name) + API_PATH);
}

function rootFromUrl(text: string): Result<string> {
	// A backslash ends the host for some readers and not for others.
	const parts = /^(https?):\/\/([^/?#\s\\]+)([^?#\s\\]*)$/i.exec(text);
	if (!parts) {
		return invalid("'API Base URL' must be a full URL such as https://proxy.example.com/omneo.");
	}
	const scheme = parts[1].toLowerCase();
	const host = parts[2].toLowerCase();
	if (host.includes('@')) return invalid("'API Base URL' can't contain a username or password.");
	if (!canExist(host)) {
		return invalid("'API Base URL' isn't a valid address.");
	}
	if (scheme === 'http' && !isLoopback(host)) {
		return invalid("'API Base URL' must start with https:// (http:// works for localhost only).");
	}
	const path = parts[3]
		.replace(/\/+$/, '')
		.replace(/\/api\/v3$/i, '')
		.replace(/\/+$/, '');
	return ok(`${scheme}://${host}${path}${API_PATH}`);
}

/**
 * Whether it is a name, or an IP address as it is usually written. Shortened addresses such as
 * `10.1` or `0x7f.1` are not taken: the token would go to another host than the one to be read.
 */
function canExist(hostAndPort: string): boolean {
	const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/.exec(hostAndPort);
	if (!parts || Number(parts[3] ?? 0) > 65_535) return false;
	const [, ipv6, name] = parts;
	if (ipv6 !== undefined) return z.ipv6().safeParse(ipv6).success;
	const isNumeric = /(^|\.)(\d+|0x[0-9a-f]*)\.?$/.test(name);
	return !isNumeric || z.ipv4().safeParse(name).success;
}

function isLoopback(host: string): boolean {
	return /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/.test(host);
}
