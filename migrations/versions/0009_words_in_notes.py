"""Words that were matched in notes, sealed; the phrases that a school adds."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CATEGORIES = "'self_harm', 'suicidal', 'abuse', 'neglect', 'bullying', 'online_harm'"


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    text = sqlmodel.sql.sqltypes.AutoString()
    op.create_table(
        "note_words",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("check_in_id", sa.Uuid(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("erase_after", instant, nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["person.school_id", "person.id"],
            name=op.f("fk_note_words_school_id_pupil_id_person"),
        ),
        sa.PrimaryKeyConstraint("school_id", "pupil_id", "check_in_id", name=op.f("pk_note_words")),
    )
    op.create_table(
        "school_phrase",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("phrase", text, nullable=False),
        sa.Column("category", text, nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", instant, nullable=False),
        sa.Column("removed_by", sa.Uuid(), nullable=True),
        sa.Column("removed_at", instant, nullable=True),
        sa.CheckConstraint(f"category IN ({CATEGORIES})", name=op.f("ck_school_phrase_category")),
        sa.CheckConstraint("severity IN (2, 3)", name=op.f("ck_school_phrase_severity")),
        sa.ForeignKeyConstraint(
            ["school_id", "added_by"],
            ["person.school_id", "person.id"],
            name=op.f("fk_school_phrase_school_id_added_by_person"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "removed_by"],
            ["person.school_id", "person.id"],
            name=op.f("fk_school_phrase_school_id_removed_by_person"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_school_phrase")),
    )
    op.create_index("phrases_of_a_school", "school_phrase", ["school_id", "removed_at"])


def downgrade() -> None:
    op.drop_index("phrases_of_a_school", "school_phrase")
    op.drop_table("school_phrase")
    op.drop_table("note_words")
