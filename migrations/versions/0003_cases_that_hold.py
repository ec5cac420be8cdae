"""A case that nobody can be rung for, a child who is not in school, and what is decided then."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN = sa.text("state <> 'closed'")
OFF_SITE = sa.text("state <> 'closed' AND off_site_at IS NOT NULL")
ALONE = sa.text("state <> 'closed' AND (owner_id IS NULL OR unreachable_at IS NOT NULL)")

_INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()
COLUMNS = {
    "unreachable_at": _INSTANT,
    "not_again": sa.Uuid(),
    "off_site_by": sa.Uuid(),
    "off_site_at": _INSTANT,
    "decide_at": _INSTANT,
    "decision_asked_at": _INSTANT,
    "decision": sqlmodel.sql.sqltypes.AutoString(),
    "decided_by": sa.Uuid(),
    "decided_at": _INSTANT,
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("concern", sa.Column(name, kind, nullable=True))
    op.create_index(
        "open_to_be_decided", "concern", ["decide_at"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_index(
        "open_off_site",
        "concern",
        ["off_site_at"],
        sqlite_where=OFF_SITE,
        postgresql_where=OFF_SITE,
    )
    op.create_index(
        "open_without_anybody", "concern", ["opened_at"], sqlite_where=ALONE, postgresql_where=ALONE
    )


def downgrade() -> None:
    op.drop_index("open_without_anybody", "concern")
    op.drop_index("open_off_site", "concern")
    op.drop_index("open_to_be_decided", "concern")
    for name in reversed(COLUMNS):
        op.drop_column("concern", name)
