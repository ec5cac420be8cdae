"""A case that nobody can be rung for, and who is not asked again."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ALONE = sa.text("state <> 'closed' AND (owner_id IS NULL OR unreachable_at IS NOT NULL)")


def upgrade() -> None:
    instant = sqlmodel.sql.sqltypes.UTCDateTime()
    op.add_column("concern", sa.Column("unreachable_at", instant, nullable=True))
    op.add_column("concern", sa.Column("not_again", sa.Uuid(), nullable=True))
    op.create_index(
        "open_without_anybody", "concern", ["opened_at"], sqlite_where=ALONE, postgresql_where=ALONE
    )


def downgrade() -> None:
    op.drop_index("open_without_anybody", "concern")
    op.drop_column("concern", "not_again")
    op.drop_column("concern", "unreachable_at")
