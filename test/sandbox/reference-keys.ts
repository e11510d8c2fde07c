/** Every key of the 201 example on the API reference page "Add Appointment"; `[]` is any entry of a list. `links` is left closed: only the link endpoint fills it. */
const keys: Record<string, string> = {
	'': 'id appointment_definition_id appointment_definition profile_id profile location_id location assigned_staff_id assigned_staff status scheduled_start_at scheduled_end_at timezone approved_at confirmed_at cancelled_at arrived_at completed_at no_show_at rejected_at approved_by cancelled_by rejected_by transaction_id order_id notes meta created_at updated_at transaction order answers links',
	appointment_definition:
		'id handle name description is_published is_archived duration_minutes buffer_before_minutes buffer_after_minutes min_lead_minutes max_advance_days slot_interval_minutes booking_type allow_customer_booking allow_walk_in requires_staff customer_must_select_staff use_staff_from_location max_concurrent_bookings allow_waitlist allow_queue meta created_target_id confirmed_target_id cancelled_target_id rejected_target_id reminder_target_id notify_created_offset_days notify_created_offset_hours notify_confirmed_offset_days notify_confirmed_offset_hours notify_cancelled_offset_days notify_cancelled_offset_hours notify_rejected_offset_days notify_rejected_offset_hours notify_reminder_offset_days notify_reminder_offset_hours has_booking_questionnaire created_at updated_at normal_hours special_hours locations staff booking_questionnaire',
	'appointment_definition.normal_hours[]':
		'id appointment_definition_id day_of_week available_from available_until is_closed created_at updated_at',
	'appointment_definition.special_hours[]':
		'id appointment_definition_id name is_repeating available_from available_until start_at end_at is_closed created_at updated_at',
	'appointment_definition.staff[]':
		'id appointment_definition_id staff_id is_active staff created_at updated_at',
	'appointment_definition.staff[].staff':
		'id first_name last_name email mobile_phone normal_hours special_hours',
	'appointment_definition.staff[].staff.normal_hours[]':
		'id day_of_week available_from available_until is_closed',
	'appointment_definition.staff[].staff.special_hours[]':
		'id name is_repeating available_from available_until start_at end_at',
	'appointment_definition.booking_questionnaire': 'id name purpose is_active pages',
	profile: 'id first_name last_name email',
	location: 'id name handle timezone',
	assigned_staff: 'id first_name last_name email',
	transaction: 'id external_id receipt_ref total status',
	order: 'id external_id receipt_ref order_number total status',
	'answers[]':
		'id questionnaire_id questionnaire_question_id question_id question_version_id profile_id answerable_type answerable_id mapping_key link_type link_target link_write_policy question_label question_type question_required answer_type value mappable_type mappable_id mapped_field mapping_status mapping_error mapped_at meta created_at updated_at question_handle',
};

function recordsAt(record: unknown, path: string): Array<Record<string, unknown>> {
	let records = [record] as Array<Record<string, unknown>>;
	for (const step of path.split('.').filter(Boolean)) {
		const next = records.map((each) => each[step.replace('[]', '')]);
		records = next.flat() as Array<Record<string, unknown>>;
	}
	return records;
}

/** The keys of the reference that an appointment lacks. */
export function missingKeys(appointment: unknown): string[] {
	return Object.entries(keys).flatMap(([path, names]) => {
		const records = recordsAt(appointment, path);
		return names
			.split(' ')
			.filter((name) => records.length === 0 || !records.every((record) => name in record))
			.map((name) => `${path}.${name}`);
	});
}
