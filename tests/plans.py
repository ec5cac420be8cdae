"""How PostgreSQL goes about a statement: each is run, looked at, and taken back first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from app.kernel.db import Database


@contextmanager
def plans(database: Database, *before: str) -> Iterator[dict[str, dict[str, Any]]]:
    """Note the plan, as it was carried out, of each statement that finds or changes rows.

    Args:
        database: of PostgreSQL.
        before: statements that set how the planner thinks meanwhile.
    """
    found: dict[str, dict[str, Any]] = {}

    def look(connection: Any, _: object, sql: str, parameters: Any, __: object, many: bool) -> None:
        looked_at = sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE"))
        if many or not looked_at or "pg_notify" in sql:
            return  # a row that is inserted goes where it must, whatever is there
        with connection.connection.driver_connection.cursor() as cursor:
            cursor.execute("SAVEPOINT looking")
            for one in before:
                cursor.execute(one)
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters)
            ((said,),) = cursor.fetchall()
            cursor.execute("ROLLBACK TO SAVEPOINT looking")
        found[sql] = said[0]["Plan"]

    event.listen(database.engine, "before_cursor_execute", look)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", look)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a plan's own step and every one below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)
