CREATE TABLE budget_version (
	name VARCHAR DEFAULT '' NOT NULL,
	status VARCHAR,
	decided DATE,
	nondeductible_percent VARCHAR,
	reserve_percent VARCHAR,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_version PRIMARY KEY (id)
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
	organisation_number VARCHAR DEFAULT '' NOT NULL,
	agreement_start DATE,
	agreement_end DATE,
	client VARCHAR DEFAULT '' NOT NULL,
	consultant VARCHAR DEFAULT '' NOT NULL,
	project_code VARCHAR DEFAULT '' NOT NULL,
	language VARCHAR,
	vision VARCHAR DEFAULT '' NOT NULL,
	vision_en VARCHAR DEFAULT '' NOT NULL,
	status_date DATE,
	template VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_project PRIMARY KEY (id)
);

CREATE TABLE step_note (
	step VARCHAR DEFAULT '' NOT NULL,
	status VARCHAR,
	reason VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_step_note PRIMARY KEY (id)
);

CREATE TABLE calendar_day (
	date DATE,
	works BOOLEAN DEFAULT '0' NOT NULL,
	name VARCHAR DEFAULT '' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id)
);

CREATE TABLE seal (
	id INTEGER NOT NULL,
	digest VARCHAR NOT NULL,
	at DATETIME NOT NULL,
	CONSTRAINT pk_seal PRIMARY KEY (id)
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
	website VARCHAR DEFAULT '' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id)
);

CREATE TABLE budget_line (
	version_id VARCHAR(32) NOT NULL,
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	type VARCHAR,
	rule VARCHAR,
	vat_percent VARCHAR,
	counterparty_id VARCHAR(32),
	certainty VARCHAR,
	comment VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_line PRIMARY KEY (id),
	CONSTRAINT fk_budget_line_version_id_budget_version FOREIGN KEY(version_id) REFERENCES budget_version (id) ON DELETE CASCADE,
	CONSTRAINT fk_budget_line_counterparty_id_organisation FOREIGN KEY(counterparty_id) REFERENCES organisation (id) ON DELETE SET NULL
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

CREATE TABLE activity (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	parent_id VARCHAR(32),
	phase VARCHAR,
	category VARCHAR,
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
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_activity PRIMARY KEY (id),
	CONSTRAINT fk_activity_parent_id_activity FOREIGN KEY(parent_id) REFERENCES activity (id) ON DELETE SET NULL,
	CONSTRAINT fk_activity_accountable_id_organisation FOREIGN KEY(accountable_id) REFERENCES organisation (id) ON DELETE SET NULL
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
	erase_by DATE,
	inactive BOOLEAN DEFAULT '0' NOT NULL,
	notes VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_stakeholder PRIMARY KEY (id),
	CONSTRAINT fk_stakeholder_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
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

CREATE TABLE budget_amount (
	line_id VARCHAR(32) NOT NULL,
	year INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_budget_amount PRIMARY KEY (id),
	CONSTRAINT uq_budget_amount_line_id UNIQUE (line_id, year),
	CONSTRAINT fk_budget_amount_line_id_budget_line FOREIGN KEY(line_id) REFERENCES budget_line (id) ON DELETE CASCADE
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

CREATE TABLE indicator (
	code VARCHAR DEFAULT '' NOT NULL,
	title VARCHAR DEFAULT '' NOT NULL,
	goal_id VARCHAR(32),
	unit VARCHAR DEFAULT '' NOT NULL,
	direction VARCHAR,
	baseline VARCHAR,
	baseline_year INTEGER,
	source VARCHAR DEFAULT '' NOT NULL,
	frequency VARCHAR,
	owner_id VARCHAR(32),
	comment VARCHAR DEFAULT '' NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(32) NOT NULL,
	CONSTRAINT pk_indicator PRIMARY KEY (id),
	CONSTRAINT fk_indicator_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE SET NULL,
	CONSTRAINT fk_indicator_owner_id_organisation FOREIGN KEY(owner_id) REFERENCES organisation (id) ON DELETE SET NULL
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

CREATE INDEX ix_activity_accountable_id ON activity (accountable_id);

CREATE INDEX ix_activity_goal_activity_id ON activity_goal (activity_id);

CREATE INDEX ix_activity_goal_goal_id ON activity_goal (goal_id);

CREATE INDEX ix_activity_parent_id ON activity (parent_id);

CREATE INDEX ix_activity_role_activity_id ON activity_role (activity_id);

CREATE INDEX ix_activity_role_organisation_id ON activity_role (organisation_id);

CREATE INDEX ix_budget_amount_line_id ON budget_amount (line_id);

CREATE INDEX ix_budget_line_counterparty_id ON budget_line (counterparty_id);

CREATE INDEX ix_budget_line_version_id ON budget_line (version_id);

CREATE INDEX ix_dependency_predecessor_id ON dependency (predecessor_id);

CREATE INDEX ix_dependency_successor_id ON dependency (successor_id);

CREATE INDEX ix_goal_owner_id ON goal (owner_id);

CREATE INDEX ix_goal_parent_id ON goal (parent_id);

CREATE INDEX ix_indicator_goal_id ON indicator (goal_id);

CREATE INDEX ix_indicator_owner_id ON indicator (owner_id);

CREATE INDEX ix_indicator_target_indicator_id ON indicator_target (indicator_id);

CREATE INDEX ix_indicator_value_indicator_id ON indicator_value (indicator_id);

CREATE INDEX ix_row_change_row ON row_change (table_name, row_id);

CREATE INDEX ix_stakeholder_organisation_id ON stakeholder (organisation_id);
