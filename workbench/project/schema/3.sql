CREATE TABLE activity (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	parent_id VARCHAR(32),
	phase VARCHAR,
	category VARCHAR,
	evidence VARCHAR,
	accountable_id VARCHAR(32),
	start DATE,
	finish DATE,
	duration INTEGER,
	dating VARCHAR,
	earliest_start DATE,
	deadline DATE,
	milestone BOOLEAN DEFAULT '0' NOT NULL,
	status VARCHAR,
	progress INTEGER,
	cost INTEGER,
	cost_kind VARCHAR,
	budget_code VARCHAR DEFAULT '' NOT NULL,
	financing VARCHAR,
	permits VARCHAR DEFAULT '' NOT NULL,
	actual_start DATE,
	actual_finish DATE,
	recurs VARCHAR,
	intervention VARCHAR,
	lasting VARCHAR,
	life INTEGER,
	winter VARCHAR DEFAULT '' NOT NULL,
	evaluation VARCHAR DEFAULT '' NOT NULL,
	web VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity PRIMARY KEY (id),
	CONSTRAINT fk_activity_parent_id_activity FOREIGN KEY(parent_id) REFERENCES activity (id) ON DELETE SET NULL,
	CONSTRAINT fk_activity_accountable_id_organisation FOREIGN KEY(accountable_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE activity_finding (
	activity_id VARCHAR(32) NOT NULL,
	finding_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_finding PRIMARY KEY (id),
	CONSTRAINT uq_activity_finding_activity_id UNIQUE (activity_id, finding_id),
	CONSTRAINT fk_activity_finding_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_finding_finding_id_finding FOREIGN KEY(finding_id) REFERENCES finding (id) ON DELETE CASCADE
);

CREATE TABLE activity_goal (
	activity_id VARCHAR(32) NOT NULL,
	goal_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_goal PRIMARY KEY (id),
	CONSTRAINT uq_activity_goal_activity_id UNIQUE (activity_id, goal_id),
	CONSTRAINT fk_activity_goal_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_goal_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
);

CREATE TABLE activity_problem (
	activity_id VARCHAR(32) NOT NULL,
	problem_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_problem PRIMARY KEY (id),
	CONSTRAINT uq_activity_problem_activity_id UNIQUE (activity_id, problem_id),
	CONSTRAINT fk_activity_problem_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_problem_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);

CREATE TABLE activity_risk (
	activity_id VARCHAR(32) NOT NULL,
	risk_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_risk PRIMARY KEY (id),
	CONSTRAINT uq_activity_risk_activity_id UNIQUE (activity_id, risk_id),
	CONSTRAINT fk_activity_risk_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_risk_risk_id_risk FOREIGN KEY(risk_id) REFERENCES risk (id) ON DELETE CASCADE
);

CREATE TABLE activity_role (
	activity_id VARCHAR(32) NOT NULL,
	organisation_id VARCHAR(32) NOT NULL,
	role VARCHAR NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_role PRIMARY KEY (id),
	CONSTRAINT uq_activity_role_activity_id UNIQUE (activity_id, organisation_id, role),
	CONSTRAINT fk_activity_role_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_role_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE activity_surface (
	activity_id VARCHAR(32) NOT NULL,
	surface_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity_surface PRIMARY KEY (id),
	CONSTRAINT uq_activity_surface_activity_id UNIQUE (activity_id, surface_id),
	CONSTRAINT fk_activity_surface_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_activity_surface_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE CASCADE
);

CREATE TABLE advice_question (
	title VARCHAR DEFAULT '' NOT NULL,
	asked_of VARCHAR DEFAULT '' NOT NULL,
	asked_on DATE,
	answer VARCHAR DEFAULT '' NOT NULL,
	answered_on DATE,
	evidence_id VARCHAR(32),
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_advice_question PRIMARY KEY (id),
	CONSTRAINT fk_advice_question_evidence_id_evidence_note FOREIGN KEY(evidence_id) REFERENCES evidence_note (id) ON DELETE SET NULL
);

CREATE TABLE agenda_item (
	title VARCHAR DEFAULT '' NOT NULL,
	meeting_id VARCHAR(32) NOT NULL,
	kind VARCHAR,
	minutes INTEGER,
	presenter_id VARCHAR(32),
	page VARCHAR,
	document VARCHAR DEFAULT '' NOT NULL,
	background VARCHAR DEFAULT '' NOT NULL,
	proposal VARCHAR DEFAULT '' NOT NULL,
	said VARCHAR DEFAULT '' NOT NULL,
	state VARCHAR,
	paragraph INTEGER,
	carried_from_id VARCHAR(32),
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_agenda_item PRIMARY KEY (id),
	CONSTRAINT fk_agenda_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
	CONSTRAINT fk_agenda_item_presenter_id_stakeholder FOREIGN KEY(presenter_id) REFERENCES stakeholder (id) ON DELETE SET NULL,
	CONSTRAINT fk_agenda_item_carried_from_id_agenda_item FOREIGN KEY(carried_from_id) REFERENCES agenda_item (id) ON DELETE SET NULL
);

CREATE TABLE agenda_template (
	name VARCHAR DEFAULT '' NOT NULL,
	body_kind VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_agenda_template PRIMARY KEY (id)
);

CREATE TABLE agreement (
	title VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	status VARCHAR,
	counterparty_id VARCHAR(32),
	valid_from DATE,
	valid_to DATE,
	notice_months INTEGER,
	renewal_months INTEGER,
	reviewed BOOLEAN DEFAULT '0' NOT NULL,
	reviewed_by VARCHAR DEFAULT '' NOT NULL,
	reviewed_on DATE,
	annex_map BOOLEAN DEFAULT '0' NOT NULL,
	annex_matrix BOOLEAN DEFAULT '0' NOT NULL,
	annex_budget BOOLEAN DEFAULT '0' NOT NULL,
	annex_plan BOOLEAN DEFAULT '0' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT fk_agreement_counterparty_id_organisation FOREIGN KEY(counterparty_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE agreement_version (
	title VARCHAR DEFAULT '' NOT NULL,
	agreement_id VARCHAR(32) NOT NULL,
	made_on DATE,
	language VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_agreement_version PRIMARY KEY (id),
	CONSTRAINT fk_agreement_version_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
);

CREATE TABLE assessment (
	stakeholder_id VARCHAR(32) NOT NULL,
	made_on DATE,
	influence INTEGER,
	interest INTEGER,
	stance VARCHAR,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_assessment PRIMARY KEY (id),
	CONSTRAINT fk_assessment_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE CASCADE
);

CREATE TABLE attendance (
	title VARCHAR DEFAULT '' NOT NULL,
	meeting_id VARCHAR(32) NOT NULL,
	seat_id VARCHAR(32),
	organisation_id VARCHAR(32),
	stakeholder_id VARCHAR(32),
	replaces_id VARCHAR(32),
	name VARCHAR DEFAULT '' NOT NULL,
	presence VARCHAR,
	votes BOOLEAN DEFAULT '0' NOT NULL,
	role VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_attendance PRIMARY KEY (id),
	CONSTRAINT fk_attendance_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
	CONSTRAINT fk_attendance_seat_id_seat FOREIGN KEY(seat_id) REFERENCES seat (id) ON DELETE SET NULL,
	CONSTRAINT fk_attendance_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_attendance_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE SET NULL,
	CONSTRAINT fk_attendance_replaces_id_stakeholder FOREIGN KEY(replaces_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE baseline (
	name VARCHAR DEFAULT '' NOT NULL,
	decided_on DATE,
	decision VARCHAR DEFAULT '' NOT NULL,
	frozen_on DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_baseline PRIMARY KEY (id)
);

CREATE TABLE baseline_activity (
	baseline_id VARCHAR(32) NOT NULL,
	activity_id VARCHAR(32),
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	start DATE,
	finish DATE,
	milestone BOOLEAN DEFAULT '0' NOT NULL,
	cost INTEGER,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_baseline_activity PRIMARY KEY (id),
	CONSTRAINT fk_baseline_activity_baseline_id_baseline FOREIGN KEY(baseline_id) REFERENCES baseline (id) ON DELETE CASCADE,
	CONSTRAINT fk_baseline_activity_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE SET NULL
);

CREATE TABLE benchmark (
	title VARCHAR DEFAULT '' NOT NULL,
	area VARCHAR DEFAULT '' NOT NULL,
	period VARCHAR DEFAULT '' NOT NULL,
	value VARCHAR,
	unit VARCHAR DEFAULT '' NOT NULL,
	source VARCHAR DEFAULT '' NOT NULL,
	item_id VARCHAR(32),
	side VARCHAR,
	category VARCHAR,
	method VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_benchmark PRIMARY KEY (id),
	CONSTRAINT fk_benchmark_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE SET NULL
);

CREATE TABLE body (
	name VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	mandate VARCHAR DEFAULT '' NOT NULL,
	meets VARCHAR DEFAULT '' NOT NULL,
	quorum VARCHAR,
	parent_id VARCHAR(32),
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_body PRIMARY KEY (id),
	CONSTRAINT fk_body_parent_id_body FOREIGN KEY(parent_id) REFERENCES body (id) ON DELETE SET NULL
);

CREATE TABLE budget_amount (
	line_id VARCHAR(32) NOT NULL,
	year INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_amount PRIMARY KEY (id),
	CONSTRAINT uq_budget_amount_line_id UNIQUE (line_id, year),
	CONSTRAINT fk_budget_amount_line_id_budget_line FOREIGN KEY(line_id) REFERENCES budget_line (id) ON DELETE CASCADE
);

CREATE TABLE budget_line (
	version_id VARCHAR(32) NOT NULL,
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	rule VARCHAR,
	vat_percent VARCHAR,
	vat_category VARCHAR,
	deductible_percent VARCHAR,
	index_percent VARCHAR,
	hours VARCHAR,
	hour_kind VARCHAR,
	rhythm VARCHAR,
	counterparty_id VARCHAR(32),
	certainty VARCHAR,
	comment VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_line PRIMARY KEY (id),
	CONSTRAINT fk_budget_line_version_id_budget_version FOREIGN KEY(version_id) REFERENCES budget_version (id) ON DELETE CASCADE,
	CONSTRAINT fk_budget_line_counterparty_id_organisation FOREIGN KEY(counterparty_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE budget_quarter (
	line_id VARCHAR(32) NOT NULL,
	year INTEGER,
	quarter INTEGER,
	actual INTEGER,
	forecast INTEGER,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_quarter PRIMARY KEY (id),
	CONSTRAINT uq_budget_quarter_line_id UNIQUE (line_id, year, quarter),
	CONSTRAINT fk_budget_quarter_line_id_budget_line FOREIGN KEY(line_id) REFERENCES budget_line (id) ON DELETE CASCADE
);

CREATE TABLE budget_version (
	name VARCHAR DEFAULT '' NOT NULL,
	status VARCHAR,
	decided DATE,
	decision VARCHAR DEFAULT '' NOT NULL,
	opening INTEGER,
	nondeductible_percent VARCHAR,
	reserve_percent VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_version PRIMARY KEY (id)
);

CREATE TABLE calendar_day (
	date DATE,
	works BOOLEAN DEFAULT '0' NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id)
);

CREATE TABLE captured (
	title VARCHAR DEFAULT '' NOT NULL,
	captured_on DATE,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_captured PRIMARY KEY (id)
);

CREATE TABLE cause (
	problem_id VARCHAR(32) NOT NULL,
	parent_id VARCHAR(32),
	title VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_cause PRIMARY KEY (id),
	CONSTRAINT fk_cause_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE,
	CONSTRAINT fk_cause_parent_id_cause FOREIGN KEY(parent_id) REFERENCES cause (id) ON DELETE CASCADE
);

CREATE TABLE clause (
	title VARCHAR DEFAULT '' NOT NULL,
	agreement_id VARCHAR(32) NOT NULL,
	"key" VARCHAR DEFAULT '' NOT NULL,
	variant VARCHAR DEFAULT '' NOT NULL,
	wording VARCHAR DEFAULT '' NOT NULL,
	basis VARCHAR DEFAULT '' NOT NULL,
	left_out BOOLEAN DEFAULT '0' NOT NULL,
	reason VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_clause PRIMARY KEY (id),
	CONSTRAINT fk_clause_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
);

CREATE TABLE clause_version (
	title VARCHAR DEFAULT '' NOT NULL,
	version_id VARCHAR(32) NOT NULL,
	clause_id VARCHAR DEFAULT '' NOT NULL,
	wording VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_clause_version PRIMARY KEY (id),
	CONSTRAINT fk_clause_version_version_id_agreement_version FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE CASCADE
);

CREATE TABLE column_mapping (
	kind VARCHAR NOT NULL,
	headings VARCHAR NOT NULL,
	mapping VARCHAR NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_column_mapping PRIMARY KEY (id),
	CONSTRAINT uq_column_mapping_kind UNIQUE (kind, headings)
);

CREATE TABLE commitment (
	title VARCHAR DEFAULT '' NOT NULL,
	organisation_id VARCHAR(32),
	kind VARCHAR,
	value VARCHAR DEFAULT '' NOT NULL,
	unit VARCHAR DEFAULT '' NOT NULL,
	due DATE,
	clause VARCHAR DEFAULT '' NOT NULL,
	fulfilled INTEGER,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_commitment PRIMARY KEY (id),
	CONSTRAINT fk_commitment_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE competence (
	title VARCHAR DEFAULT '' NOT NULL,
	role VARCHAR DEFAULT '' NOT NULL,
	due DATE,
	training_id VARCHAR(32),
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_competence PRIMARY KEY (id),
	CONSTRAINT fk_competence_training_id_training FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE SET NULL
);

CREATE TABLE condition (
	question VARCHAR DEFAULT '' NOT NULL,
	block VARCHAR,
	answer VARCHAR,
	light VARCHAR,
	action VARCHAR DEFAULT '' NOT NULL,
	responsible_id VARCHAR(32),
	due DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_condition PRIMARY KEY (id),
	CONSTRAINT fk_condition_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE contact (
	held_on DATE,
	summary VARCHAR DEFAULT '' NOT NULL,
	stakeholder_id VARCHAR(32),
	organisation_id VARCHAR(32),
	channel VARCHAR,
	"by" VARCHAR DEFAULT '' NOT NULL,
	next_step VARCHAR DEFAULT '' NOT NULL,
	follow_up DATE,
	followed_up BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_contact PRIMARY KEY (id),
	CONSTRAINT fk_contact_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE CASCADE,
	CONSTRAINT fk_contact_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE data_source (
	name VARCHAR DEFAULT '' NOT NULL,
	owner VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR DEFAULT '' NOT NULL,
	scope VARCHAR DEFAULT '' NOT NULL,
	period VARCHAR DEFAULT '' NOT NULL,
	feeds VARCHAR,
	method VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	flaws VARCHAR DEFAULT '' NOT NULL,
	sharing VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_data_source PRIMARY KEY (id)
);

CREATE TABLE decision (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	meeting_id VARCHAR(32),
	item_id VARCHAR(32),
	paragraph VARCHAR DEFAULT '' NOT NULL,
	responsible_id VARCHAR(32),
	person_id VARCHAR(32),
	due DATE,
	status VARCHAR,
	done_on DATE,
	outcome VARCHAR,
	votes_for INTEGER,
	votes_against INTEGER,
	votes_abstain INTEGER,
	reservation VARCHAR DEFAULT '' NOT NULL,
	minuted VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_decision PRIMARY KEY (id),
	CONSTRAINT fk_decision_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL,
	CONSTRAINT fk_decision_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE SET NULL,
	CONSTRAINT fk_decision_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_decision_person_id_stakeholder FOREIGN KEY(person_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE decision_link (
	decision_id VARCHAR(32) NOT NULL,
	table_name VARCHAR NOT NULL,
	row_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_decision_link PRIMARY KEY (id),
	CONSTRAINT uq_decision_link_decision_id UNIQUE (decision_id, table_name, row_id),
	CONSTRAINT fk_decision_link_decision_id_decision FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE
);

CREATE TABLE dependency (
	predecessor_id VARCHAR(32) NOT NULL,
	successor_id VARCHAR(32) NOT NULL,
	type VARCHAR DEFAULT 'FS' NOT NULL,
	lag INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_dependency PRIMARY KEY (id),
	CONSTRAINT uq_dependency_predecessor_id UNIQUE (predecessor_id, successor_id, type),
	CONSTRAINT fk_dependency_predecessor_id_activity FOREIGN KEY(predecessor_id) REFERENCES activity (id) ON DELETE CASCADE,
	CONSTRAINT fk_dependency_successor_id_activity FOREIGN KEY(successor_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE document_recipe (
	name VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR DEFAULT '' NOT NULL,
	subject VARCHAR DEFAULT '' NOT NULL,
	language VARCHAR,
	audience VARCHAR,
	paper VARCHAR,
	status VARCHAR,
	author VARCHAR DEFAULT '' NOT NULL,
	sections VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_document_recipe PRIMARY KEY (id)
);

CREATE TABLE edit (
	id INTEGER NOT NULL,
	"key" VARCHAR(32) NOT NULL,
	at DATETIME NOT NULL,
	who VARCHAR DEFAULT '' NOT NULL,
	label VARCHAR NOT NULL,
	facts VARCHAR DEFAULT '{}' NOT NULL,
	state VARCHAR DEFAULT 'done' NOT NULL,
	rows INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_edit PRIMARY KEY (id),
	CONSTRAINT uq_edit_key UNIQUE ("key")
);

CREATE TABLE erasure (
	erased_on DATE,
	pseudonym VARCHAR DEFAULT '' NOT NULL,
	reason VARCHAR DEFAULT '' NOT NULL,
	rows INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_erasure PRIMARY KEY (id)
);

CREATE TABLE event (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	starts_on DATE,
	ends_on DATE,
	time VARCHAR DEFAULT '' NOT NULL,
	organiser_id VARCHAR(32),
	activity_id VARCHAR(32),
	permit VARCHAR,
	weather_plan VARCHAR DEFAULT '' NOT NULL,
	expected INTEGER,
	visitors INTEGER,
	cost INTEGER,
	status VARCHAR,
	learning VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_event PRIMARY KEY (id),
	CONSTRAINT fk_event_organiser_id_organisation FOREIGN KEY(organiser_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_event_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE SET NULL
);

CREATE TABLE event_surface (
	event_id VARCHAR(32) NOT NULL,
	surface_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_event_surface PRIMARY KEY (id),
	CONSTRAINT uq_event_surface_event_id UNIQUE (event_id, surface_id),
	CONSTRAINT fk_event_surface_event_id_event FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
	CONSTRAINT fk_event_surface_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE CASCADE
);

CREATE TABLE evidence_activity (
	evidence_id VARCHAR(32) NOT NULL,
	activity_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_evidence_activity PRIMARY KEY (id),
	CONSTRAINT uq_evidence_activity_evidence_id UNIQUE (evidence_id, activity_id),
	CONSTRAINT fk_evidence_activity_evidence_id_evidence_note FOREIGN KEY(evidence_id) REFERENCES evidence_note (id) ON DELETE CASCADE,
	CONSTRAINT fk_evidence_activity_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE evidence_note (
	title VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	grade VARCHAR,
	summary VARCHAR DEFAULT '' NOT NULL,
	source VARCHAR DEFAULT '' NOT NULL,
	problem_type VARCHAR,
	measure VARCHAR DEFAULT '' NOT NULL,
	adviser VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_evidence_note PRIMARY KEY (id)
);

CREATE TABLE evidence_problem (
	evidence_id VARCHAR(32) NOT NULL,
	problem_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_evidence_problem PRIMARY KEY (id),
	CONSTRAINT uq_evidence_problem_evidence_id UNIQUE (evidence_id, problem_id),
	CONSTRAINT fk_evidence_problem_evidence_id_evidence_note FOREIGN KEY(evidence_id) REFERENCES evidence_note (id) ON DELETE CASCADE,
	CONSTRAINT fk_evidence_problem_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);

CREATE TABLE finding (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	surface_id VARCHAR(32),
	x VARCHAR,
	y VARCHAR,
	source VARCHAR,
	walk_stop_id VARCHAR(32),
	category VARCHAR DEFAULT '' NOT NULL,
	found_on DATE,
	aspect_id VARCHAR(32),
	severity INTEGER,
	responsible_id VARCHAR(32),
	due DATE,
	status VARCHAR,
	answer VARCHAR DEFAULT '' NOT NULL,
	answered_on DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_finding PRIMARY KEY (id),
	CONSTRAINT fk_finding_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE SET NULL,
	CONSTRAINT fk_finding_walk_stop_id_walk_stop FOREIGN KEY(walk_stop_id) REFERENCES walk_stop (id) ON DELETE SET NULL,
	CONSTRAINT fk_finding_aspect_id_inspection_aspect FOREIGN KEY(aspect_id) REFERENCES inspection_aspect (id) ON DELETE SET NULL,
	CONSTRAINT fk_finding_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE former_owner (
	property_id VARCHAR(32) NOT NULL,
	owner_id VARCHAR(32),
	from_date DATE,
	until DATE,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_former_owner PRIMARY KEY (id),
	CONSTRAINT fk_former_owner_property_id_property FOREIGN KEY(property_id) REFERENCES property (id) ON DELETE CASCADE,
	CONSTRAINT fk_former_owner_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE goal (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	parent_id VARCHAR(32),
	area VARCHAR,
	owner_id VARCHAR(32),
	description VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_goal PRIMARY KEY (id),
	CONSTRAINT fk_goal_parent_id_goal FOREIGN KEY(parent_id) REFERENCES goal (id) ON DELETE SET NULL,
	CONSTRAINT fk_goal_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE group_member (
	group_id VARCHAR(32) NOT NULL,
	stakeholder_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_group_member PRIMARY KEY (id),
	CONSTRAINT uq_group_member_group_id UNIQUE (group_id, stakeholder_id),
	CONSTRAINT fk_group_member_group_id_stakeholder_group FOREIGN KEY(group_id) REFERENCES stakeholder_group (id) ON DELETE CASCADE,
	CONSTRAINT fk_group_member_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE CASCADE
);

CREATE TABLE hour_rate (
	kind VARCHAR,
	rate INTEGER,
	valid_from DATE,
	source VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_hour_rate PRIMARY KEY (id)
);

CREATE TABLE incident (
	category VARCHAR,
	zone VARCHAR,
	zone_name VARCHAR DEFAULT '' NOT NULL,
	starts DATE,
	period VARCHAR,
	count INTEGER,
	source VARCHAR,
	quality VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_incident PRIMARY KEY (id)
);

CREATE TABLE indicator (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	goal_id VARCHAR(32),
	unit VARCHAR DEFAULT '' NOT NULL,
	direction VARCHAR,
	baseline VARCHAR,
	baseline_year INTEGER,
	baseline_on DATE,
	baseline_source VARCHAR DEFAULT '' NOT NULL,
	target_upper VARCHAR,
	measured_on DATE,
	source VARCHAR DEFAULT '' NOT NULL,
	frequency VARCHAR,
	owner_id VARCHAR(32),
	method VARCHAR DEFAULT '' NOT NULL,
	fetched_from VARCHAR,
	item_id VARCHAR(32),
	figure VARCHAR,
	part VARCHAR DEFAULT '' NOT NULL,
	category VARCHAR,
	zone VARCHAR,
	counted VARCHAR,
	aspect_id VARCHAR(32),
	theme_id VARCHAR(32),
	formula VARCHAR DEFAULT '' NOT NULL,
	comment VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_indicator PRIMARY KEY (id),
	CONSTRAINT fk_indicator_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicator_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicator_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicator_aspect_id_inspection_aspect FOREIGN KEY(aspect_id) REFERENCES inspection_aspect (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicator_theme_id_rating_theme FOREIGN KEY(theme_id) REFERENCES rating_theme (id) ON DELETE SET NULL
);

CREATE TABLE indicator_target (
	indicator_id VARCHAR(32) NOT NULL,
	year INTEGER NOT NULL,
	value VARCHAR NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_indicator_target PRIMARY KEY (id),
	CONSTRAINT uq_indicator_target_indicator_id UNIQUE (indicator_id, year),
	CONSTRAINT fk_indicator_target_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE
);

CREATE TABLE indicator_value (
	indicator_id VARCHAR(32) NOT NULL,
	year INTEGER NOT NULL,
	value VARCHAR NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_indicator_value PRIMARY KEY (id),
	CONSTRAINT uq_indicator_value_indicator_id UNIQUE (indicator_id, year),
	CONSTRAINT fk_indicator_value_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE
);

CREATE TABLE inspection (
	name VARCHAR DEFAULT '' NOT NULL,
	done_on DATE,
	performer VARCHAR DEFAULT '' NOT NULL,
	method VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	red_below VARCHAR,
	green_from VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_inspection PRIMARY KEY (id)
);

CREATE TABLE inspection_aspect (
	name VARCHAR DEFAULT '' NOT NULL,
	weight VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_inspection_aspect PRIMARY KEY (id)
);

CREATE TABLE inspection_factor (
	aspect_id VARCHAR(32) NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	weight VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_inspection_factor PRIMARY KEY (id),
	CONSTRAINT fk_inspection_factor_aspect_id_inspection_aspect FOREIGN KEY(aspect_id) REFERENCES inspection_aspect (id) ON DELETE CASCADE
);

CREATE TABLE inspection_score (
	inspection_id VARCHAR(32) NOT NULL,
	aspect_id VARCHAR(32) NOT NULL,
	factor_id VARCHAR(32),
	points VARCHAR,
	comment VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_inspection_score PRIMARY KEY (id),
	CONSTRAINT fk_inspection_score_inspection_id_inspection FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
	CONSTRAINT fk_inspection_score_aspect_id_inspection_aspect FOREIGN KEY(aspect_id) REFERENCES inspection_aspect (id) ON DELETE CASCADE,
	CONSTRAINT fk_inspection_score_factor_id_inspection_factor FOREIGN KEY(factor_id) REFERENCES inspection_factor (id) ON DELETE CASCADE
);

CREATE TABLE interview (
	title VARCHAR DEFAULT '' NOT NULL,
	held_on DATE,
	stakeholder_id VARCHAR(32),
	organisation_id VARCHAR(32),
	themes VARCHAR DEFAULT '' NOT NULL,
	conclusions VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_interview PRIMARY KEY (id),
	CONSTRAINT fk_interview_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE SET NULL,
	CONSTRAINT fk_interview_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE issued_document (
	title VARCHAR DEFAULT '' NOT NULL,
	version INTEGER,
	issued_on DATE,
	adopted VARCHAR DEFAULT '' NOT NULL,
	decision VARCHAR DEFAULT '' NOT NULL,
	audience VARCHAR,
	language VARCHAR,
	status VARCHAR,
	recipe VARCHAR DEFAULT '' NOT NULL,
	data_until DATE,
	removed_on DATE,
	kind VARCHAR DEFAULT '' NOT NULL,
	subject VARCHAR DEFAULT '' NOT NULL,
	edit_key VARCHAR DEFAULT '' NOT NULL,
	content_hash VARCHAR DEFAULT '' NOT NULL,
	words VARCHAR DEFAULT '' NOT NULL,
	pdf BLOB,
	docx BLOB,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_issued_document PRIMARY KEY (id)
);

CREATE TABLE item_recusal (
	item_id VARCHAR(32) NOT NULL,
	attendance_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_item_recusal PRIMARY KEY (id),
	CONSTRAINT uq_item_recusal_item_id UNIQUE (item_id, attendance_id),
	CONSTRAINT fk_item_recusal_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) ON DELETE CASCADE,
	CONSTRAINT fk_item_recusal_attendance_id_attendance FOREIGN KEY(attendance_id) REFERENCES attendance (id) ON DELETE CASCADE
);

CREATE TABLE legal_regime (
	valid_from DATE,
	regime VARCHAR,
	source VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_legal_regime PRIMARY KEY (id)
);

CREATE TABLE lesson (
	training_id VARCHAR(32) NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	activity_id VARCHAR(32),
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_lesson PRIMARY KEY (id),
	CONSTRAINT fk_lesson_training_id_training FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE CASCADE,
	CONSTRAINT fk_lesson_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE SET NULL
);

CREATE TABLE levy_category (
	model_id VARCHAR(32) NOT NULL,
	category VARCHAR DEFAULT '' NOT NULL,
	weight_lettable VARCHAR,
	weight_residential VARCHAR,
	weight_gross VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_levy_category PRIMARY KEY (id),
	CONSTRAINT fk_levy_category_model_id_levy_model FOREIGN KEY(model_id) REFERENCES levy_model (id) ON DELETE CASCADE
);

CREATE TABLE levy_charge (
	model_id VARCHAR(32) NOT NULL,
	property_id VARCHAR(32),
	code VARCHAR DEFAULT '' NOT NULL,
	designation VARCHAR DEFAULT '' NOT NULL,
	owner_id VARCHAR(32),
	owner VARCHAR DEFAULT '' NOT NULL,
	amount INTEGER,
	reckoning VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_levy_charge PRIMARY KEY (id),
	CONSTRAINT fk_levy_charge_model_id_levy_model FOREIGN KEY(model_id) REFERENCES levy_model (id) ON DELETE CASCADE,
	CONSTRAINT fk_levy_charge_property_id_property FOREIGN KEY(property_id) REFERENCES property (id) ON DELETE SET NULL,
	CONSTRAINT fk_levy_charge_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE levy_model (
	name VARCHAR DEFAULT '' NOT NULL,
	year INTEGER,
	base VARCHAR,
	total INTEGER,
	weight_lettable VARCHAR,
	weight_residential VARCHAR,
	weight_gross VARCHAR,
	fixed INTEGER,
	alpha VARCHAR,
	share_weighted VARCHAR,
	share_gross VARCHAR,
	share_value VARCHAR,
	share_frontage VARCHAR,
	share_equal VARCHAR,
	floor INTEGER,
	cap INTEGER,
	rounding VARCHAR,
	payers VARCHAR,
	fallback VARCHAR,
	fallback_amount INTEGER,
	collection_percent VARCHAR,
	status VARCHAR,
	decided DATE,
	decision VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_levy_model PRIMARY KEY (id)
);

CREATE TABLE log_entry (
	happened_on DATE,
	time VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	title VARCHAR DEFAULT '' NOT NULL,
	surface_id VARCHAR(32),
	x VARCHAR,
	y VARCHAR,
	minutes INTEGER,
	amount VARCHAR DEFAULT '' NOT NULL,
	responsible_id VARCHAR(32),
	status VARCHAR,
	reported_on DATE,
	handled_on DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_log_entry PRIMARY KEY (id),
	CONSTRAINT fk_log_entry_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE SET NULL,
	CONSTRAINT fk_log_entry_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE look (
	indicator_id VARCHAR(32),
	activity_id VARCHAR(32),
	looked_on DATE,
	changed BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_look PRIMARY KEY (id),
	CONSTRAINT fk_look_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE,
	CONSTRAINT fk_look_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE maintenance_task (
	name VARCHAR DEFAULT '' NOT NULL,
	standard VARCHAR,
	inactive BOOLEAN DEFAULT '0' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_maintenance_task PRIMARY KEY (id)
);

CREATE TABLE meeting (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	held_on DATE,
	body_id VARCHAR(32),
	kind VARCHAR,
	starts VARCHAR DEFAULT '' NOT NULL,
	place VARCHAR DEFAULT '' NOT NULL,
	link VARCHAR DEFAULT '' NOT NULL,
	chair_id VARCHAR(32),
	secretary_id VARCHAR(32),
	called_on DATE,
	sequence INTEGER,
	opened_at VARCHAR DEFAULT '' NOT NULL,
	closed_at VARCHAR DEFAULT '' NOT NULL,
	votes_present INTEGER,
	votes_all INTEGER,
	verified_on DATE,
	verified_by VARCHAR DEFAULT '' NOT NULL,
	correcting BOOLEAN DEFAULT '0' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_meeting PRIMARY KEY (id),
	CONSTRAINT fk_meeting_body_id_body FOREIGN KEY(body_id) REFERENCES body (id) ON DELETE SET NULL,
	CONSTRAINT fk_meeting_chair_id_stakeholder FOREIGN KEY(chair_id) REFERENCES stakeholder (id) ON DELETE SET NULL,
	CONSTRAINT fk_meeting_secretary_id_stakeholder FOREIGN KEY(secretary_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE meeting_adjuster (
	meeting_id VARCHAR(32) NOT NULL,
	stakeholder_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_meeting_adjuster PRIMARY KEY (id),
	CONSTRAINT uq_meeting_adjuster_meeting_id UNIQUE (meeting_id, stakeholder_id),
	CONSTRAINT fk_meeting_adjuster_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE,
	CONSTRAINT fk_meeting_adjuster_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE CASCADE
);

CREATE TABLE minutes_correction (
	reason VARCHAR DEFAULT '' NOT NULL,
	meeting_id VARCHAR(32) NOT NULL,
	made_on DATE,
	verified_before DATE,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_minutes_correction PRIMARY KEY (id),
	CONSTRAINT fk_minutes_correction_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE
);

CREATE TABLE month_sheet (
	month DATE,
	summary VARCHAR DEFAULT '' NOT NULL,
	decide VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_month_sheet PRIMARY KEY (id)
);

CREATE TABLE note_outcome (
	note_id VARCHAR(32) NOT NULL,
	made_table VARCHAR NOT NULL,
	made_id VARCHAR NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_note_outcome PRIMARY KEY (id),
	CONSTRAINT uq_note_outcome_note_id UNIQUE (note_id, made_table, made_id),
	CONSTRAINT fk_note_outcome_note_id_workshop_note FOREIGN KEY(note_id) REFERENCES workshop_note (id) ON DELETE CASCADE
);

CREATE TABLE observation (
	round VARCHAR DEFAULT '' NOT NULL,
	surface_id VARCHAR(32),
	slot VARCHAR DEFAULT '' NOT NULL,
	seen_on DATE,
	weather VARCHAR,
	temperature INTEGER,
	flow INTEGER,
	staying INTEGER,
	women INTEGER,
	men INTEGER,
	age_0_14 INTEGER,
	age_15_24 INTEGER,
	age_25_64 INTEGER,
	age_65 INTEGER,
	sitting INTEGER,
	standing INTEGER,
	playing INTEGER,
	shopping INTEGER,
	eating INTEGER,
	waiting INTEGER,
	working INTEGER,
	source VARCHAR DEFAULT '' NOT NULL,
	method VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_observation PRIMARY KEY (id),
	CONSTRAINT fk_observation_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE SET NULL
);

CREATE TABLE organisation (
	code VARCHAR DEFAULT '' NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	short_name VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	role_group VARCHAR,
	membership VARCHAR,
	membership_date DATE,
	organisation_number VARCHAR DEFAULT '' NOT NULL,
	standpoint VARCHAR,
	standpoint_date DATE,
	votes INTEGER,
	website VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE paper_look (
	accent VARCHAR DEFAULT '' NOT NULL,
	logo_alt VARCHAR DEFAULT '' NOT NULL,
	cover_alt VARCHAR DEFAULT '' NOT NULL,
	logo BLOB,
	cover BLOB,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_paper_look PRIMARY KEY (id)
);

CREATE TABLE participation (
	training_id VARCHAR(32) NOT NULL,
	organisation_id VARCHAR(32) NOT NULL,
	count INTEGER,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_participation PRIMARY KEY (id),
	CONSTRAINT uq_participation_training_id UNIQUE (training_id, organisation_id),
	CONSTRAINT fk_participation_training_id_training FOREIGN KEY(training_id) REFERENCES training (id) ON DELETE CASCADE,
	CONSTRAINT fk_participation_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE permit (
	title VARCHAR DEFAULT '' NOT NULL,
	activity_id VARCHAR(32),
	kind VARCHAR,
	authority VARCHAR DEFAULT '' NOT NULL,
	lead_time INTEGER,
	status VARCHAR,
	applied_on DATE,
	decided_on DATE,
	valid_until DATE,
	reference VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_permit PRIMARY KEY (id),
	CONSTRAINT fk_permit_activity_id_activity FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE CASCADE
);

CREATE TABLE photo (
	caption VARCHAR DEFAULT '' NOT NULL,
	finding_id VARCHAR(32),
	log_entry_id VARCHAR(32),
	taken_on DATE,
	x VARCHAR,
	y VARCHAR,
	shows_people BOOLEAN DEFAULT '0' NOT NULL,
	consent BOOLEAN DEFAULT '0' NOT NULL,
	picture BLOB NOT NULL,
	media_type VARCHAR NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_photo PRIMARY KEY (id),
	CONSTRAINT fk_photo_finding_id_finding FOREIGN KEY(finding_id) REFERENCES finding (id) ON DELETE CASCADE,
	CONSTRAINT fk_photo_log_entry_id_log_entry FOREIGN KEY(log_entry_id) REFERENCES log_entry (id) ON DELETE CASCADE
);

CREATE TABLE place_strength (
	title VARCHAR DEFAULT '' NOT NULL,
	surface_id VARCHAR(32),
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_place_strength PRIMARY KEY (id),
	CONSTRAINT fk_place_strength_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE SET NULL
);

CREATE TABLE population_cell (
	survey_id VARCHAR(32) NOT NULL,
	sex VARCHAR DEFAULT '' NOT NULL,
	age VARCHAR DEFAULT '' NOT NULL,
	people INTEGER,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_population_cell PRIMARY KEY (id),
	CONSTRAINT fk_population_cell_survey_id_survey FOREIGN KEY(survey_id) REFERENCES survey (id) ON DELETE CASCADE
);

CREATE TABLE post (
	title VARCHAR DEFAULT '' NOT NULL,
	employer_id VARCHAR(32),
	body_id VARCHAR(32),
	extent INTEGER,
	begins DATE,
	stakeholder_id VARCHAR(32),
	"limit" INTEGER,
	mandate VARCHAR DEFAULT '' NOT NULL,
	profile VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_post PRIMARY KEY (id),
	CONSTRAINT fk_post_employer_id_organisation FOREIGN KEY(employer_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_post_body_id_body FOREIGN KEY(body_id) REFERENCES body (id) ON DELETE SET NULL,
	CONSTRAINT fk_post_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE post_step (
	post_id VARCHAR(32) NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	part VARCHAR,
	due DATE,
	responsible_id VARCHAR(32),
	done_on DATE,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_post_step PRIMARY KEY (id),
	CONSTRAINT fk_post_step_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE,
	CONSTRAINT fk_post_step_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE problem (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	day_part VARCHAR,
	week_part VARCHAR,
	season VARCHAR,
	affected VARCHAR DEFAULT '' NOT NULL,
	severity INTEGER,
	influenceable INTEGER,
	prioritised BOOLEAN DEFAULT '0' NOT NULL,
	evidence VARCHAR DEFAULT '' NOT NULL,
	description VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_problem PRIMARY KEY (id)
);

CREATE TABLE problem_finding (
	problem_id VARCHAR(32) NOT NULL,
	finding_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_problem_finding PRIMARY KEY (id),
	CONSTRAINT uq_problem_finding_problem_id UNIQUE (problem_id, finding_id),
	CONSTRAINT fk_problem_finding_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE,
	CONSTRAINT fk_problem_finding_finding_id_finding FOREIGN KEY(finding_id) REFERENCES finding (id) ON DELETE CASCADE
);

CREATE TABLE problem_item (
	problem_id VARCHAR(32) NOT NULL,
	item_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_problem_item PRIMARY KEY (id),
	CONSTRAINT uq_problem_item_problem_id UNIQUE (problem_id, item_id),
	CONSTRAINT fk_problem_item_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE,
	CONSTRAINT fk_problem_item_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE CASCADE
);

CREATE TABLE problem_surface (
	problem_id VARCHAR(32) NOT NULL,
	surface_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_problem_surface PRIMARY KEY (id),
	CONSTRAINT uq_problem_surface_problem_id UNIQUE (problem_id, surface_id),
	CONSTRAINT fk_problem_surface_problem_id_problem FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE,
	CONSTRAINT fk_problem_surface_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE CASCADE
);

CREATE TABLE process_criterion (
	step_id VARCHAR(32) NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	measure VARCHAR DEFAULT '' NOT NULL,
	ticked BOOLEAN DEFAULT '0' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_process_criterion PRIMARY KEY (id),
	CONSTRAINT fk_process_criterion_step_id_process_step FOREIGN KEY(step_id) REFERENCES process_step (id) ON DELETE CASCADE
);

CREATE TABLE process_step (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	phase VARCHAR DEFAULT '' NOT NULL,
	start DATE,
	finish DATE,
	status VARCHAR,
	reason VARCHAR DEFAULT '' NOT NULL,
	responsible_id VARCHAR(32),
	weeks INTEGER,
	from_week INTEGER,
	purpose VARCHAR DEFAULT '' NOT NULL,
	questions VARCHAR DEFAULT '' NOT NULL,
	inputs VARCHAR DEFAULT '' NOT NULL,
	outputs VARCHAR DEFAULT '' NOT NULL,
	leads_to VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_process_step PRIMARY KEY (id),
	CONSTRAINT fk_process_step_responsible_id_organisation FOREIGN KEY(responsible_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE procurement_answer (
	line_code VARCHAR DEFAULT '' NOT NULL,
	question VARCHAR DEFAULT '' NOT NULL,
	answer VARCHAR,
	reason VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_procurement_answer PRIMARY KEY (id)
);

CREATE TABLE project (
	name VARCHAR DEFAULT '' NOT NULL,
	municipality VARCHAR DEFAULT '' NOT NULL,
	place_type VARCHAR,
	description VARCHAR DEFAULT '' NOT NULL,
	needs VARCHAR DEFAULT '' NOT NULL,
	boundary_reason VARCHAR DEFAULT '' NOT NULL,
	area_hectares VARCHAR,
	residents INTEGER,
	workplaces INTEGER,
	legal_form VARCHAR,
	legal_form_reason VARCHAR DEFAULT '' NOT NULL,
	organisation_number VARCHAR DEFAULT '' NOT NULL,
	agreement_start DATE,
	agreement_end DATE,
	client VARCHAR DEFAULT '' NOT NULL,
	consultant VARCHAR DEFAULT '' NOT NULL,
	project_code VARCHAR DEFAULT '' NOT NULL,
	language VARCHAR,
	vision VARCHAR DEFAULT '' NOT NULL,
	vision_en VARCHAR DEFAULT '' NOT NULL,
	goal_levels VARCHAR DEFAULT '' NOT NULL,
	coordinate_system VARCHAR,
	boundary VARCHAR DEFAULT '' NOT NULL,
	status_date DATE,
	template VARCHAR DEFAULT '' NOT NULL,
	works_midsummer_eve BOOLEAN DEFAULT '0' NOT NULL,
	works_christmas_eve BOOLEAN DEFAULT '0' NOT NULL,
	works_new_years_eve BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_project PRIMARY KEY (id)
);

CREATE TABLE property (
	code VARCHAR DEFAULT '' NOT NULL,
	designation VARCHAR DEFAULT '' NOT NULL,
	owner_id VARCHAR(32),
	owner_since DATE,
	category VARCHAR DEFAULT '' NOT NULL,
	status VARCHAR,
	gross_floor_area VARCHAR,
	lettable_area VARCHAR,
	residential_area VARCHAR,
	plot_area VARCHAR,
	frontage VARCHAR,
	dwellings INTEGER,
	assessed_value INTEGER,
	assessment_year INTEGER,
	type_code VARCHAR DEFAULT '' NOT NULL,
	levy_discount VARCHAR,
	outline VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_property PRIMARY KEY (id),
	CONSTRAINT fk_property_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE rating (
	theme_id VARCHAR(32) NOT NULL,
	occasion_id VARCHAR(32) NOT NULL,
	"group" VARCHAR DEFAULT '' NOT NULL,
	rater INTEGER,
	points INTEGER,
	comment VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_rating PRIMARY KEY (id),
	CONSTRAINT fk_rating_theme_id_rating_theme FOREIGN KEY(theme_id) REFERENCES rating_theme (id) ON DELETE CASCADE,
	CONSTRAINT fk_rating_occasion_id_rating_occasion FOREIGN KEY(occasion_id) REFERENCES rating_occasion (id) ON DELETE CASCADE
);

CREATE TABLE rating_occasion (
	name VARCHAR DEFAULT '' NOT NULL,
	rated_on DATE,
	source VARCHAR DEFAULT '' NOT NULL,
	method VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_rating_occasion PRIMARY KEY (id)
);

CREATE TABLE rating_theme (
	name VARCHAR DEFAULT '' NOT NULL,
	question VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_rating_theme PRIMARY KEY (id)
);

CREATE TABLE relation (
	from_person_id VARCHAR(32),
	from_organisation_id VARCHAR(32),
	kind VARCHAR,
	to_person_id VARCHAR(32),
	to_organisation_id VARCHAR(32),
	strength INTEGER,
	notes VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_relation PRIMARY KEY (id),
	CONSTRAINT fk_relation_from_person_id_stakeholder FOREIGN KEY(from_person_id) REFERENCES stakeholder (id) ON DELETE CASCADE,
	CONSTRAINT fk_relation_from_organisation_id_organisation FOREIGN KEY(from_organisation_id) REFERENCES organisation (id) ON DELETE CASCADE,
	CONSTRAINT fk_relation_to_person_id_stakeholder FOREIGN KEY(to_person_id) REFERENCES stakeholder (id) ON DELETE CASCADE,
	CONSTRAINT fk_relation_to_organisation_id_organisation FOREIGN KEY(to_organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE responsibility (
	surface_id VARCHAR(32) NOT NULL,
	task_id VARCHAR(32) NOT NULL,
	valid_from DATE,
	status VARCHAR,
	performer_id VARCHAR(32),
	accountable_id VARCHAR(32),
	frequency VARCHAR DEFAULT '' NOT NULL,
	standard VARCHAR DEFAULT '' NOT NULL,
	baseline BOOLEAN DEFAULT '0' NOT NULL,
	cost_per_year INTEGER,
	notes VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_responsibility PRIMARY KEY (id),
	CONSTRAINT uq_responsibility_surface_id UNIQUE (surface_id, task_id, valid_from),
	CONSTRAINT fk_responsibility_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE CASCADE,
	CONSTRAINT fk_responsibility_task_id_maintenance_task FOREIGN KEY(task_id) REFERENCES maintenance_task (id) ON DELETE CASCADE,
	CONSTRAINT fk_responsibility_performer_id_organisation FOREIGN KEY(performer_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_responsibility_accountable_id_organisation FOREIGN KEY(accountable_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE review_silence (
	rule VARCHAR DEFAULT '' NOT NULL,
	spot VARCHAR DEFAULT '' NOT NULL,
	reason VARCHAR DEFAULT '' NOT NULL,
	silenced_on DATE,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_review_silence PRIMARY KEY (id)
);

CREATE TABLE risk (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	probability INTEGER,
	consequence INTEGER,
	owner_id VARCHAR(32),
	measure VARCHAR DEFAULT '' NOT NULL,
	due DATE,
	status VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_risk PRIMARY KEY (id),
	CONSTRAINT fk_risk_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE roster_hour (
	staffing_id VARCHAR(32) NOT NULL,
	weekday INTEGER,
	hour INTEGER,
	people INTEGER,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_roster_hour PRIMARY KEY (id),
	CONSTRAINT uq_roster_hour_staffing_id UNIQUE (staffing_id, weekday, hour),
	CONSTRAINT fk_roster_hour_staffing_id_staffing FOREIGN KEY(staffing_id) REFERENCES staffing (id) ON DELETE CASCADE
);

CREATE TABLE row_change (
	edit_id INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	table_name VARCHAR NOT NULL,
	row_id VARCHAR NOT NULL,
	"before" VARCHAR,
	"after" VARCHAR,
	CONSTRAINT pk_row_change PRIMARY KEY (edit_id, seq),
	CONSTRAINT fk_row_change_edit_id_edit FOREIGN KEY(edit_id) REFERENCES edit (id) ON DELETE CASCADE
);

CREATE TABLE seal (
	id INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_seal PRIMARY KEY (id)
);

CREATE TABLE seat (
	title VARCHAR DEFAULT '' NOT NULL,
	body_id VARCHAR(32) NOT NULL,
	organisation_id VARCHAR(32),
	stakeholder_id VARCHAR(32),
	role VARCHAR,
	votes BOOLEAN DEFAULT '1' NOT NULL,
	substitute_id VARCHAR(32),
	term_from DATE,
	term_to DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_seat PRIMARY KEY (id),
	CONSTRAINT fk_seat_body_id_body FOREIGN KEY(body_id) REFERENCES body (id) ON DELETE CASCADE,
	CONSTRAINT fk_seat_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_seat_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE SET NULL,
	CONSTRAINT fk_seat_substitute_id_stakeholder FOREIGN KEY(substitute_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE series_break (
	category VARCHAR,
	begins DATE,
	reason VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_series_break PRIMARY KEY (id)
);

CREATE TABLE signature (
	title VARCHAR DEFAULT '' NOT NULL,
	agreement_id VARCHAR(32) NOT NULL,
	organisation_id VARCHAR(32),
	stakeholder_id VARCHAR(32),
	status VARCHAR,
	sent_on DATE,
	decided_on DATE,
	signed_on DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_signature PRIMARY KEY (id),
	CONSTRAINT fk_signature_agreement_id_agreement FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE,
	CONSTRAINT fk_signature_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_signature_stakeholder_id_stakeholder FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE SET NULL
);

CREATE TABLE staffing (
	title VARCHAR DEFAULT '' NOT NULL,
	role VARCHAR,
	people INTEGER,
	employer_id VARCHAR(32),
	season VARCHAR,
	weeks INTEGER,
	hour_cost INTEGER,
	budget_code VARCHAR DEFAULT '' NOT NULL,
	skills VARCHAR DEFAULT '' NOT NULL,
	limits VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_staffing PRIMARY KEY (id),
	CONSTRAINT fk_staffing_employer_id_organisation FOREIGN KEY(employer_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE staffing_surface (
	staffing_id VARCHAR(32) NOT NULL,
	surface_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_staffing_surface PRIMARY KEY (id),
	CONSTRAINT uq_staffing_surface_staffing_id UNIQUE (staffing_id, surface_id),
	CONSTRAINT fk_staffing_surface_staffing_id_staffing FOREIGN KEY(staffing_id) REFERENCES staffing (id) ON DELETE CASCADE,
	CONSTRAINT fk_staffing_surface_surface_id_surface FOREIGN KEY(surface_id) REFERENCES surface (id) ON DELETE CASCADE
);

CREATE TABLE stakeholder (
	code VARCHAR DEFAULT '' NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	organisation_id VARCHAR(32),
	role VARCHAR DEFAULT '' NOT NULL,
	influence INTEGER,
	interest INTEGER,
	stance VARCHAR,
	forum VARCHAR DEFAULT '' NOT NULL,
	email VARCHAR DEFAULT '' NOT NULL,
	phone VARCHAR DEFAULT '' NOT NULL,
	needs VARCHAR DEFAULT '' NOT NULL,
	message VARCHAR DEFAULT '' NOT NULL,
	contact_owner VARCHAR DEFAULT '' NOT NULL,
	next_contact DATE,
	legal_ground VARCHAR,
	informed DATE,
	assessed DATE,
	erase_by DATE,
	inactive BOOLEAN DEFAULT '0' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_stakeholder PRIMARY KEY (id),
	CONSTRAINT fk_stakeholder_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE stakeholder_group (
	name VARCHAR DEFAULT '' NOT NULL,
	parent_id VARCHAR(32),
	purpose VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_stakeholder_group PRIMARY KEY (id),
	CONSTRAINT fk_stakeholder_group_parent_id_stakeholder_group FOREIGN KEY(parent_id) REFERENCES stakeholder_group (id) ON DELETE SET NULL
);

CREATE TABLE step_note (
	step VARCHAR DEFAULT '' NOT NULL,
	status VARCHAR,
	reason VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_step_note PRIMARY KEY (id)
);

CREATE TABLE surface (
	code VARCHAR DEFAULT '' NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	short_name VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	publicness VARCHAR,
	control_id VARCHAR(32),
	principal_id VARCHAR(32),
	right_of_use_id VARCHAR(32),
	right_of_use_until DATE,
	zoning VARCHAR,
	parent_id VARCHAR(32),
	area VARCHAR,
	outline VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_surface PRIMARY KEY (id),
	CONSTRAINT fk_surface_control_id_organisation FOREIGN KEY(control_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_surface_principal_id_organisation FOREIGN KEY(principal_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_surface_right_of_use_id_organisation FOREIGN KEY(right_of_use_id) REFERENCES organisation (id) ON DELETE SET NULL,
	CONSTRAINT fk_surface_parent_id_surface FOREIGN KEY(parent_id) REFERENCES surface (id) ON DELETE SET NULL
);

CREATE TABLE survey (
	name VARCHAR DEFAULT '' NOT NULL,
	audience VARCHAR DEFAULT '' NOT NULL,
	introduction VARCHAR DEFAULT '' NOT NULL,
	least_answers INTEGER,
	least_cell INTEGER,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey PRIMARY KEY (id)
);

CREATE TABLE survey_answers (
	round_id VARCHAR(32) NOT NULL,
	item_id VARCHAR(32) NOT NULL,
	width INTEGER DEFAULT '1' NOT NULL,
	codes BLOB NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey_answers PRIMARY KEY (id),
	CONSTRAINT uq_survey_answers_round_id UNIQUE (round_id, item_id),
	CONSTRAINT fk_survey_answers_round_id_survey_round FOREIGN KEY(round_id) REFERENCES survey_round (id) ON DELETE CASCADE,
	CONSTRAINT fk_survey_answers_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE CASCADE
);

CREATE TABLE survey_count (
	round_id VARCHAR(32) NOT NULL,
	item_id VARCHAR(32) NOT NULL,
	background VARCHAR DEFAULT '' NOT NULL,
	value VARCHAR DEFAULT '' NOT NULL,
	answer INTEGER NOT NULL,
	count INTEGER NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey_count PRIMARY KEY (id),
	CONSTRAINT uq_survey_count_round_id UNIQUE (round_id, item_id, background, value, answer),
	CONSTRAINT fk_survey_count_round_id_survey_round FOREIGN KEY(round_id) REFERENCES survey_round (id) ON DELETE CASCADE,
	CONSTRAINT fk_survey_count_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE CASCADE
);

CREATE TABLE survey_item (
	survey_id VARCHAR(32) NOT NULL,
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	title_en VARCHAR DEFAULT '' NOT NULL,
	scale VARCHAR,
	better VARCHAR,
	background VARCHAR,
	options VARCHAR DEFAULT '' NOT NULL,
	inactive BOOLEAN DEFAULT '0' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey_item PRIMARY KEY (id),
	CONSTRAINT fk_survey_item_survey_id_survey FOREIGN KEY(survey_id) REFERENCES survey (id) ON DELETE CASCADE
);

CREATE TABLE survey_round (
	survey_id VARCHAR(32) NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	field_from DATE,
	field_to DATE,
	method VARCHAR,
	sampling VARCHAR,
	sample_size INTEGER,
	population INTEGER,
	performer VARCHAR DEFAULT '' NOT NULL,
	source VARCHAR DEFAULT '' NOT NULL,
	quality VARCHAR,
	respondents INTEGER DEFAULT '0' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey_round PRIMARY KEY (id),
	CONSTRAINT fk_survey_round_survey_id_survey FOREIGN KEY(survey_id) REFERENCES survey (id) ON DELETE CASCADE
);

CREATE TABLE survey_text (
	round_id VARCHAR(32) NOT NULL,
	item_id VARCHAR(32) NOT NULL,
	respondent INTEGER NOT NULL,
	text VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_survey_text PRIMARY KEY (id),
	CONSTRAINT fk_survey_text_round_id_survey_round FOREIGN KEY(round_id) REFERENCES survey_round (id) ON DELETE CASCADE,
	CONSTRAINT fk_survey_text_item_id_survey_item FOREIGN KEY(item_id) REFERENCES survey_item (id) ON DELETE CASCADE
);

CREATE TABLE template_item (
	title VARCHAR DEFAULT '' NOT NULL,
	template_id VARCHAR(32) NOT NULL,
	kind VARCHAR,
	minutes INTEGER,
	presenter VARCHAR,
	page VARCHAR,
	proposal VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_template_item PRIMARY KEY (id),
	CONSTRAINT fk_template_item_template_id_agenda_template FOREIGN KEY(template_id) REFERENCES agenda_template (id) ON DELETE CASCADE
);

CREATE TABLE training (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	kind VARCHAR,
	held_on DATE,
	hours VARCHAR,
	participants INTEGER,
	purpose VARCHAR DEFAULT '' NOT NULL,
	place VARCHAR DEFAULT '' NOT NULL,
	cost INTEGER,
	useful INTEGER,
	clear INTEGER,
	apply INTEGER,
	report VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_training PRIMARY KEY (id)
);

CREATE TABLE underlay (
	name VARCHAR DEFAULT '' NOT NULL,
	picture BLOB NOT NULL,
	media_type VARCHAR NOT NULL,
	opacity INTEGER DEFAULT '70' NOT NULL,
	shown INTEGER DEFAULT '1' NOT NULL,
	pixel_x1 INTEGER NOT NULL,
	pixel_y1 INTEGER NOT NULL,
	ground_x1 VARCHAR NOT NULL,
	ground_y1 VARCHAR NOT NULL,
	pixel_x2 INTEGER NOT NULL,
	pixel_y2 INTEGER NOT NULL,
	ground_x2 VARCHAR NOT NULL,
	ground_y2 VARCHAR NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_underlay PRIMARY KEY (id)
);

CREATE TABLE vat_rate (
	category VARCHAR,
	percent VARCHAR,
	valid_from DATE,
	valid_to DATE,
	source VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_vat_rate PRIMARY KEY (id)
);

CREATE TABLE vision_picture (
	title VARCHAR DEFAULT '' NOT NULL,
	title_en VARCHAR DEFAULT '' NOT NULL,
	audience VARCHAR DEFAULT '' NOT NULL,
	day_part VARCHAR,
	words VARCHAR DEFAULT '' NOT NULL,
	words_en VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_vision_picture PRIMARY KEY (id)
);

CREATE TABLE walk (
	name VARCHAR DEFAULT '' NOT NULL,
	walked_on DATE,
	time VARCHAR DEFAULT '' NOT NULL,
	participants INTEGER,
	weather VARCHAR DEFAULT '' NOT NULL,
	intro_on DATE,
	leader VARCHAR DEFAULT '' NOT NULL,
	feedback_on DATE,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_walk PRIMARY KEY (id)
);

CREATE TABLE walk_stop (
	walk_id VARCHAR(32) NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	x VARCHAR,
	y VARCHAR,
	said VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_walk_stop PRIMARY KEY (id),
	CONSTRAINT fk_walk_stop_walk_id_walk FOREIGN KEY(walk_id) REFERENCES walk (id) ON DELETE CASCADE
);

CREATE TABLE workshop (
	question VARCHAR DEFAULT '' NOT NULL,
	held_on DATE,
	participants INTEGER,
	dots INTEGER,
	place VARCHAR DEFAULT '' NOT NULL,
	hidden_writing BOOLEAN DEFAULT '0' NOT NULL,
	sums_shown BOOLEAN DEFAULT '0' NOT NULL,
	conclusion VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_workshop PRIMARY KEY (id)
);

CREATE TABLE workshop_group (
	workshop_id VARCHAR(32) NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	effect INTEGER,
	feasibility INTEGER,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_workshop_group PRIMARY KEY (id),
	CONSTRAINT fk_workshop_group_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);

CREATE TABLE workshop_note (
	title VARCHAR DEFAULT '' NOT NULL,
	workshop_id VARCHAR(32) NOT NULL,
	group_id VARCHAR(32),
	photo_id VARCHAR(32),
	effect INTEGER,
	feasibility INTEGER,
	author VARCHAR DEFAULT '' NOT NULL,
	comment VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_workshop_note PRIMARY KEY (id),
	CONSTRAINT fk_workshop_note_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
	CONSTRAINT fk_workshop_note_group_id_workshop_group FOREIGN KEY(group_id) REFERENCES workshop_group (id) ON DELETE SET NULL,
	CONSTRAINT fk_workshop_note_photo_id_photo FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE SET NULL
);

CREATE TABLE workshop_photo (
	workshop_id VARCHAR(32) NOT NULL,
	photo_id VARCHAR(32) NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_workshop_photo PRIMARY KEY (id),
	CONSTRAINT uq_workshop_photo_workshop_id UNIQUE (workshop_id, photo_id),
	CONSTRAINT fk_workshop_photo_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
	CONSTRAINT fk_workshop_photo_photo_id_photo FOREIGN KEY(photo_id) REFERENCES photo (id) ON DELETE CASCADE
);

CREATE TABLE workshop_vote (
	note_id VARCHAR(32) NOT NULL,
	dots INTEGER,
	voter INTEGER,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_workshop_vote PRIMARY KEY (id),
	CONSTRAINT uq_workshop_vote_note_id UNIQUE (note_id, voter),
	CONSTRAINT fk_workshop_vote_note_id_workshop_note FOREIGN KEY(note_id) REFERENCES workshop_note (id) ON DELETE CASCADE
);

CREATE INDEX ix_activity_accountable_id ON activity (accountable_id);

CREATE INDEX ix_activity_finding_activity_id ON activity_finding (activity_id);

CREATE INDEX ix_activity_finding_finding_id ON activity_finding (finding_id);

CREATE INDEX ix_activity_goal_activity_id ON activity_goal (activity_id);

CREATE INDEX ix_activity_goal_goal_id ON activity_goal (goal_id);

CREATE INDEX ix_activity_parent_id ON activity (parent_id);

CREATE INDEX ix_activity_problem_activity_id ON activity_problem (activity_id);

CREATE INDEX ix_activity_problem_problem_id ON activity_problem (problem_id);

CREATE INDEX ix_activity_risk_activity_id ON activity_risk (activity_id);

CREATE INDEX ix_activity_risk_risk_id ON activity_risk (risk_id);

CREATE INDEX ix_activity_role_activity_id ON activity_role (activity_id);

CREATE INDEX ix_activity_role_organisation_id ON activity_role (organisation_id);

CREATE INDEX ix_activity_surface_activity_id ON activity_surface (activity_id);

CREATE INDEX ix_activity_surface_surface_id ON activity_surface (surface_id);

CREATE INDEX ix_advice_question_evidence_id ON advice_question (evidence_id);

CREATE INDEX ix_agenda_item_carried_from_id ON agenda_item (carried_from_id);

CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);

CREATE INDEX ix_agenda_item_presenter_id ON agenda_item (presenter_id);

CREATE INDEX ix_agreement_counterparty_id ON agreement (counterparty_id);

CREATE INDEX ix_agreement_version_agreement_id ON agreement_version (agreement_id);

CREATE INDEX ix_assessment_stakeholder_id ON assessment (stakeholder_id);

CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);

CREATE INDEX ix_attendance_organisation_id ON attendance (organisation_id);

CREATE INDEX ix_attendance_replaces_id ON attendance (replaces_id);

CREATE INDEX ix_attendance_seat_id ON attendance (seat_id);

CREATE INDEX ix_attendance_stakeholder_id ON attendance (stakeholder_id);

CREATE INDEX ix_baseline_activity_activity_id ON baseline_activity (activity_id);

CREATE INDEX ix_baseline_activity_baseline_id ON baseline_activity (baseline_id);

CREATE INDEX ix_benchmark_item_id ON benchmark (item_id);

CREATE INDEX ix_body_parent_id ON body (parent_id);

CREATE INDEX ix_budget_amount_line_id ON budget_amount (line_id);

CREATE INDEX ix_budget_line_counterparty_id ON budget_line (counterparty_id);

CREATE INDEX ix_budget_line_version_id ON budget_line (version_id);

CREATE INDEX ix_budget_quarter_line_id ON budget_quarter (line_id);

CREATE INDEX ix_cause_parent_id ON cause (parent_id);

CREATE INDEX ix_cause_problem_id ON cause (problem_id);

CREATE INDEX ix_clause_agreement_id ON clause (agreement_id);

CREATE INDEX ix_clause_version_version_id ON clause_version (version_id);

CREATE INDEX ix_commitment_organisation_id ON commitment (organisation_id);

CREATE INDEX ix_competence_training_id ON competence (training_id);

CREATE INDEX ix_condition_responsible_id ON condition (responsible_id);

CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);

CREATE INDEX ix_contact_stakeholder_id ON contact (stakeholder_id);

CREATE INDEX ix_decision_item_id ON decision (item_id);

CREATE INDEX ix_decision_link_decision_id ON decision_link (decision_id);

CREATE INDEX ix_decision_link_row_id ON decision_link (row_id);

CREATE INDEX ix_decision_meeting_id ON decision (meeting_id);

CREATE INDEX ix_decision_person_id ON decision (person_id);

CREATE INDEX ix_decision_responsible_id ON decision (responsible_id);

CREATE INDEX ix_dependency_predecessor_id ON dependency (predecessor_id);

CREATE INDEX ix_dependency_successor_id ON dependency (successor_id);

CREATE INDEX ix_event_activity_id ON event (activity_id);

CREATE INDEX ix_event_organiser_id ON event (organiser_id);

CREATE INDEX ix_event_surface_event_id ON event_surface (event_id);

CREATE INDEX ix_event_surface_surface_id ON event_surface (surface_id);

CREATE INDEX ix_evidence_activity_activity_id ON evidence_activity (activity_id);

CREATE INDEX ix_evidence_activity_evidence_id ON evidence_activity (evidence_id);

CREATE INDEX ix_evidence_problem_evidence_id ON evidence_problem (evidence_id);

CREATE INDEX ix_evidence_problem_problem_id ON evidence_problem (problem_id);

CREATE INDEX ix_finding_aspect_id ON finding (aspect_id);

CREATE INDEX ix_finding_responsible_id ON finding (responsible_id);

CREATE INDEX ix_finding_surface_id ON finding (surface_id);

CREATE INDEX ix_finding_walk_stop_id ON finding (walk_stop_id);

CREATE INDEX ix_former_owner_owner_id ON former_owner (owner_id);

CREATE INDEX ix_former_owner_property_id ON former_owner (property_id);

CREATE INDEX ix_goal_owner_id ON goal (owner_id);

CREATE INDEX ix_goal_parent_id ON goal (parent_id);

CREATE INDEX ix_group_member_group_id ON group_member (group_id);

CREATE INDEX ix_group_member_stakeholder_id ON group_member (stakeholder_id);

CREATE INDEX ix_indicator_aspect_id ON indicator (aspect_id);

CREATE INDEX ix_indicator_goal_id ON indicator (goal_id);

CREATE INDEX ix_indicator_item_id ON indicator (item_id);

CREATE INDEX ix_indicator_owner_id ON indicator (owner_id);

CREATE INDEX ix_indicator_target_indicator_id ON indicator_target (indicator_id);

CREATE INDEX ix_indicator_theme_id ON indicator (theme_id);

CREATE INDEX ix_indicator_value_indicator_id ON indicator_value (indicator_id);

CREATE INDEX ix_inspection_factor_aspect_id ON inspection_factor (aspect_id);

CREATE INDEX ix_inspection_score_aspect_id ON inspection_score (aspect_id);

CREATE INDEX ix_inspection_score_factor_id ON inspection_score (factor_id);

CREATE INDEX ix_inspection_score_inspection_id ON inspection_score (inspection_id);

CREATE INDEX ix_interview_organisation_id ON interview (organisation_id);

CREATE INDEX ix_interview_stakeholder_id ON interview (stakeholder_id);

CREATE INDEX ix_item_recusal_attendance_id ON item_recusal (attendance_id);

CREATE INDEX ix_item_recusal_item_id ON item_recusal (item_id);

CREATE INDEX ix_lesson_activity_id ON lesson (activity_id);

CREATE INDEX ix_lesson_training_id ON lesson (training_id);

CREATE INDEX ix_levy_category_model_id ON levy_category (model_id);

CREATE INDEX ix_levy_charge_model_id ON levy_charge (model_id);

CREATE INDEX ix_levy_charge_owner_id ON levy_charge (owner_id);

CREATE INDEX ix_levy_charge_property_id ON levy_charge (property_id);

CREATE INDEX ix_log_entry_responsible_id ON log_entry (responsible_id);

CREATE INDEX ix_log_entry_surface_id ON log_entry (surface_id);

CREATE INDEX ix_look_activity_id ON look (activity_id);

CREATE INDEX ix_look_indicator_id ON look (indicator_id);

CREATE INDEX ix_meeting_adjuster_meeting_id ON meeting_adjuster (meeting_id);

CREATE INDEX ix_meeting_adjuster_stakeholder_id ON meeting_adjuster (stakeholder_id);

CREATE INDEX ix_meeting_body_id ON meeting (body_id);

CREATE INDEX ix_meeting_chair_id ON meeting (chair_id);

CREATE INDEX ix_meeting_secretary_id ON meeting (secretary_id);

CREATE INDEX ix_minutes_correction_meeting_id ON minutes_correction (meeting_id);

CREATE INDEX ix_note_outcome_made_id ON note_outcome (made_id);

CREATE INDEX ix_note_outcome_note_id ON note_outcome (note_id);

CREATE INDEX ix_observation_surface_id ON observation (surface_id);

CREATE INDEX ix_participation_organisation_id ON participation (organisation_id);

CREATE INDEX ix_participation_training_id ON participation (training_id);

CREATE INDEX ix_permit_activity_id ON permit (activity_id);

CREATE INDEX ix_photo_finding_id ON photo (finding_id);

CREATE INDEX ix_photo_log_entry_id ON photo (log_entry_id);

CREATE INDEX ix_place_strength_surface_id ON place_strength (surface_id);

CREATE INDEX ix_population_cell_survey_id ON population_cell (survey_id);

CREATE INDEX ix_post_body_id ON post (body_id);

CREATE INDEX ix_post_employer_id ON post (employer_id);

CREATE INDEX ix_post_stakeholder_id ON post (stakeholder_id);

CREATE INDEX ix_post_step_post_id ON post_step (post_id);

CREATE INDEX ix_post_step_responsible_id ON post_step (responsible_id);

CREATE INDEX ix_problem_finding_finding_id ON problem_finding (finding_id);

CREATE INDEX ix_problem_finding_problem_id ON problem_finding (problem_id);

CREATE INDEX ix_problem_item_item_id ON problem_item (item_id);

CREATE INDEX ix_problem_item_problem_id ON problem_item (problem_id);

CREATE INDEX ix_problem_surface_problem_id ON problem_surface (problem_id);

CREATE INDEX ix_problem_surface_surface_id ON problem_surface (surface_id);

CREATE INDEX ix_process_criterion_step_id ON process_criterion (step_id);

CREATE INDEX ix_process_step_responsible_id ON process_step (responsible_id);

CREATE INDEX ix_property_owner_id ON property (owner_id);

CREATE INDEX ix_rating_occasion_id ON rating (occasion_id);

CREATE INDEX ix_rating_theme_id ON rating (theme_id);

CREATE INDEX ix_relation_from_organisation_id ON relation (from_organisation_id);

CREATE INDEX ix_relation_from_person_id ON relation (from_person_id);

CREATE INDEX ix_relation_to_organisation_id ON relation (to_organisation_id);

CREATE INDEX ix_relation_to_person_id ON relation (to_person_id);

CREATE INDEX ix_responsibility_accountable_id ON responsibility (accountable_id);

CREATE INDEX ix_responsibility_performer_id ON responsibility (performer_id);

CREATE INDEX ix_responsibility_surface_id ON responsibility (surface_id);

CREATE INDEX ix_responsibility_task_id ON responsibility (task_id);

CREATE INDEX ix_risk_owner_id ON risk (owner_id);

CREATE INDEX ix_roster_hour_staffing_id ON roster_hour (staffing_id);

CREATE INDEX ix_row_change_row ON row_change (table_name, row_id);

CREATE INDEX ix_seat_body_id ON seat (body_id);

CREATE INDEX ix_seat_organisation_id ON seat (organisation_id);

CREATE INDEX ix_seat_stakeholder_id ON seat (stakeholder_id);

CREATE INDEX ix_seat_substitute_id ON seat (substitute_id);

CREATE INDEX ix_signature_agreement_id ON signature (agreement_id);

CREATE INDEX ix_signature_organisation_id ON signature (organisation_id);

CREATE INDEX ix_signature_stakeholder_id ON signature (stakeholder_id);

CREATE INDEX ix_staffing_employer_id ON staffing (employer_id);

CREATE INDEX ix_staffing_surface_staffing_id ON staffing_surface (staffing_id);

CREATE INDEX ix_staffing_surface_surface_id ON staffing_surface (surface_id);

CREATE INDEX ix_stakeholder_group_parent_id ON stakeholder_group (parent_id);

CREATE INDEX ix_stakeholder_organisation_id ON stakeholder (organisation_id);

CREATE INDEX ix_surface_control_id ON surface (control_id);

CREATE INDEX ix_surface_parent_id ON surface (parent_id);

CREATE INDEX ix_surface_principal_id ON surface (principal_id);

CREATE INDEX ix_surface_right_of_use_id ON surface (right_of_use_id);

CREATE INDEX ix_survey_answers_item_id ON survey_answers (item_id);

CREATE INDEX ix_survey_answers_round_id ON survey_answers (round_id);

CREATE INDEX ix_survey_count_item_id ON survey_count (item_id);

CREATE INDEX ix_survey_count_round_id ON survey_count (round_id);

CREATE INDEX ix_survey_item_survey_id ON survey_item (survey_id);

CREATE INDEX ix_survey_round_survey_id ON survey_round (survey_id);

CREATE INDEX ix_survey_text_item_id ON survey_text (item_id);

CREATE INDEX ix_survey_text_round_id ON survey_text (round_id);

CREATE INDEX ix_template_item_template_id ON template_item (template_id);

CREATE INDEX ix_walk_stop_walk_id ON walk_stop (walk_id);

CREATE INDEX ix_workshop_group_workshop_id ON workshop_group (workshop_id);

CREATE INDEX ix_workshop_note_group_id ON workshop_note (group_id);

CREATE INDEX ix_workshop_note_photo_id ON workshop_note (photo_id);

CREATE INDEX ix_workshop_note_workshop_id ON workshop_note (workshop_id);

CREATE INDEX ix_workshop_photo_photo_id ON workshop_photo (photo_id);

CREATE INDEX ix_workshop_photo_workshop_id ON workshop_photo (workshop_id);

CREATE INDEX ix_workshop_vote_note_id ON workshop_vote (note_id);
