"""Asks the binary what a changed file does to the flows of an estate."""

import json
import os
import pathlib
import shutil
import subprocess


class Product:
    """A repository with an estate committed, in which one file at a time is changed and judged."""

    ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "NO_COLOR": "1",
                   **{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
                      for key, value in (("NAME", "oracle"), ("EMAIL", "oracle@acme.example"), ("DATE", "2026-01-05T09:00:00Z"))}}

    def __init__(self, binary, folder, repository):
        self.binary, self.repository = str(pathlib.Path(binary).resolve()), pathlib.Path(repository)
        shutil.copytree(folder, self.repository)
        for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "base"]):
            subprocess.run(["git", "-C", self.repository, *command], check=True, env=self.ENVIRONMENT)

    def judge(self, path, text):
        """(verdicts by flow, exit status, what was said) for one changed file; indirect harm is left out."""
        file = self.repository / path
        before = file.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        try:
            command = [self.binary, "impact", "HEAD", "WORKTREE", "--direct", "--format", "json", "--jobs", "1", "--as-of", "2026-01-06"]
            done = subprocess.run(command, cwd=self.repository, env=self.ENVIRONMENT, capture_output=True, text=True, timeout=60)
        finally:
            file.write_text(before, encoding="utf-8")
        try:
            report = json.loads(done.stdout)
        except ValueError:
            return None, done.returncode, done.stderr
        flows = {flow["flow"].removeprefix("flow:"): flow for flow in report["flows"] if not flow["indirect"]}
        return flows, done.returncode, done.stderr
