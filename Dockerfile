# Hwyl in a container. Not built by those who wrote it: see docs/running.md, "Containers".
FROM python:3.11-slim AS installed
WORKDIR /opt/hwyl
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv .venv
COPY requirements.lock ./
RUN .venv/bin/pip install --quiet --require-hashes -r requirements.lock
COPY pyproject.toml ./
COPY app ./app
RUN .venv/bin/pip install --quiet --no-deps --no-build-isolation -e .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin hwyl \
    && install -d -o hwyl -g hwyl -m 700 /var/lib/hwyl
WORKDIR /opt/hwyl
COPY --from=installed /opt/hwyl ./
COPY migrations ./migrations
COPY frontend ./frontend
ENV PATH=/opt/hwyl/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HWYL_HOST=0.0.0.0 HWYL_PORT=8000
# HWYL_DATABASE_URL is not set here, since it would win over HWYL_DATABASE_URL_FILE. With SQLite alone:
# sqlite:////var/lib/hwyl/hwyl.sqlite3
USER hwyl
VOLUME /var/lib/hwyl
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['HWYL_PORT'] + '/health/live', timeout=3)"]
ENTRYPOINT ["hwyl"]
CMD ["serve"]
