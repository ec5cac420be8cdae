"""Runs migrations on a connection that `hwyl upgrade`, the demo or a test hands over."""

from alembic import context

from app.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
)
if connection.dialect.name == "postgresql":
    # a migration that waits for a lock blocks every child behind it: give up, try again later
    connection.exec_driver_sql("SET lock_timeout = '5s'")
with context.begin_transaction():
    context.run_migrations()
