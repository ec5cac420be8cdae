"""With which check-in a shared tablet's session ended: its receipt may be asked for again."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", sa.Column("ended_with", sa.Uuid(), nullable=True))


def downgrade() -> None:
    # a session that ended is over: without the column it would be open again
    op.execute("DELETE FROM session WHERE ended_with IS NOT NULL")
    op.drop_column("session", "ended_with")
