"""A code may be for the school's office screen, which is no class's."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("enrol_code") as batch:
        batch.alter_column("class_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM enrol_code WHERE class_id IS NULL")
    with op.batch_alter_table("enrol_code") as batch:
        batch.alter_column("class_id", existing_type=sa.Uuid(), nullable=False)
