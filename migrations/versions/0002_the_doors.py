"""Tiles for a minute after a child said "I want my adult"."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.add_column("device", sa.Column("tiles_until_at", instant, nullable=True))


def downgrade() -> None:
    op.drop_column("device", "tiles_until_at")
