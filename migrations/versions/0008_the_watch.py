"""Alarms of what must always hold, and the indexes by which that is looked at."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SENT = sa.text("state = 'sent'")
CLOSED = sa.text("state = 'closed'")
FLAGGED = sa.text("(ask <> 'none' OR note_sealed IS NOT NULL OR reserved)")


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.create_table(
        "alarm",
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since_at", instant, nullable=False),
        sa.Column("seen_at", instant, nullable=False),
        sa.Column("cleared_at", instant, nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_alarm"),
    )
    op.create_index(
        "sent_to_an_adult", "outbox", ["school_id", "adult_id", "channel", "settled_at"],
        sqlite_where=SENT, postgresql_where=SENT,
    )  # fmt: skip
    op.create_index(
        "closed_lately", "concern", ["school_id", "closed_at"],
        sqlite_where=CLOSED, postgresql_where=CLOSED,
    )  # fmt: skip
    op.create_index(
        "flagged_lately", "check_in", ["school_id", "received_at"],
        sqlite_where=FLAGGED, postgresql_where=FLAGGED,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("flagged_lately", "check_in")
    op.drop_index("closed_lately", "concern")
    op.drop_index("sent_to_an_adult", "outbox")
    op.drop_table("alarm")
