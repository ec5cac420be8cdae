"""What the last import changed, so that it can be undone; sheets that survive a reload."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("import_run", sa.Column("undone_by", sa.Uuid(), nullable=True))
    op.create_table(
        "import_undo",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("erase_after", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "run_id"], ["import_run.school_id", "import_run.id"],
            name=op.f("fk_import_undo_school_id_run_id_import_run"),
        ),
        sa.PrimaryKeyConstraint("school_id", "run_id", name=op.f("pk_import_undo")),
    )  # fmt: skip
    op.create_table(
        "print_sheet",
        sa.Column("school_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("one_pupil", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('badges', 'codes')", name=op.f("ck_print_sheet_kind")),
        sa.ForeignKeyConstraint(
            ["school_id", "class_id"], ["class.school_id", "class.id"],
            name=op.f("fk_print_sheet_school_id_class_id_class"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "made_by"], ["person.school_id", "person.id"],
            name=op.f("fk_print_sheet_school_id_made_by_person"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_print_sheet")),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("print_sheet")
    op.drop_table("import_undo")
    op.drop_column("import_run", "undone_by")
