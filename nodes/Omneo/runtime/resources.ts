/** What resources are called in n8n, in the order shown. An operation of another resource does not compile. */
export const RESOURCES = {
	appointment: 'Appointment',
	appointmentDefinition: 'Appointment Definition',
	availability: 'Availability',
	location: 'Location',
	profile: 'Profile',
	queue: 'Queue',
	waitlist: 'Waitlist',
} as const;

export type Resource = keyof typeof RESOURCES;
