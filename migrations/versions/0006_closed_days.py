"""A class's school day is closed once; a school's own rules for patterns."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.create_table(
        "closed_day",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("school_day", sa.Date(), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("shift", sa.Float(), nullable=False),
        sa.Column("closed_at", instant, nullable=False),
        sa.CheckConstraint("answered BETWEEN 0 AND pupils", name=op.f("ck_closed_day_answered")),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"],
            ["class.school_id", "class.id"],
            name=op.f("fk_closed_day_school_id_class"),
        ),
        sa.PrimaryKeyConstraint("school_id", "class_id", "school_day", name=op.f("pk_closed_day")),
    )
    op.create_table(
        "pattern_rules",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("budget", sa.Float(), nullable=False),
        sa.Column("off", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", instant, nullable=False),
        sa.CheckConstraint("budget > 0 AND budget <= 1", name=op.f("ck_pattern_rules_budget")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_pattern_rules_school_id_school")
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "set_by"],
            ["person.school_id", "person.id"],
            name=op.f("fk_pattern_rules_school_id_person"),
        ),
        sa.PrimaryKeyConstraint("school_id", name=op.f("pk_pattern_rules")),
    )


def downgrade() -> None:
    op.drop_table("pattern_rules")
    op.drop_table("closed_day")
