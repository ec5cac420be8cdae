"""Tiles for a minute, links by letter, and imports that can be taken back."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.add_column("device", sa.Column("tiles_until_at", instant, nullable=True))
    op.add_column("invite", sa.Column("letter_id", sa.Uuid(), nullable=True))
    op.add_column("outbox", sa.Column("sealed", sa.LargeBinary(), nullable=True))
    # the default stays: SQLite takes it away only by rebuilding a table that all others refer to
    op.add_column(
        "school", sa.Column("roster_version", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("import_run", sa.Column("version", sa.Integer(), nullable=True))
    op.add_column(
        "import_run", sa.Column("undo", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("import_run", "undo")
    op.drop_column("import_run", "version")
    op.drop_column("school", "roster_version")
    op.drop_column("outbox", "sealed")
    op.drop_column("invite", "letter_id")
    op.drop_column("device", "tiles_until_at")
