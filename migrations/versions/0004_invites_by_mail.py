"""Which letter carries an invite's link."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("invite", sa.Column("notice_id", sa.Uuid(), nullable=True))
    op.create_index(
        "one_open_invite", "invite", ["school_id", "person_id"], unique=True,
        sqlite_where=sa.text("used_at IS NULL"), postgresql_where=sa.text("used_at IS NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("one_open_invite", "invite")
    op.drop_column("invite", "notice_id")
