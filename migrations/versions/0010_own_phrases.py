"""A school's own phrases: their language, and each but once; nothing could fill the table before."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CATEGORIES = "'self_harm', 'suicidal', 'abuse', 'neglect', 'bullying', 'online_harm'"
ON_THE_LIST = sa.text("removed_at IS NULL")
TEXT = sqlmodel.sql.sqltypes.AutoString()
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()


def upgrade() -> None:
    _drop()
    _make(
        "1, 2, 3",
        sa.Column("read_as", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("erase_after", INSTANT, nullable=True),
        sa.CheckConstraint("language IN ('cy', 'en')", name=op.f("ck_school_phrase_language")),
    )
    op.create_index(
        "one_phrase_but_once", "school_phrase", ["school_id", "read_as"], unique=True,
        sqlite_where=ON_THE_LIST, postgresql_where=ON_THE_LIST,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("one_phrase_but_once", "school_phrase")
    _drop()
    _make("2, 3")


def _drop() -> None:
    op.drop_index("phrases_of_a_school", "school_phrase")
    op.drop_table("school_phrase")


def _make(severities, *more) -> None:
    op.create_table(
        "school_phrase",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("phrase", TEXT, nullable=False),
        sa.Column("category", TEXT, nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("removed_by", sa.Uuid(), nullable=True),
        sa.Column("removed_at", INSTANT, nullable=True),
        *more,
        sa.CheckConstraint(f"category IN ({CATEGORIES})", name=op.f("ck_school_phrase_category")),
        sa.CheckConstraint(f"severity IN ({severities})", name=op.f("ck_school_phrase_severity")),
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
