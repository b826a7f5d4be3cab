"""Holds "compatible" against messages: differential.py TIELINE [--pairs N] [--seed N] [--format NAME] [--show N]

A seed makes two schemas that differ in one or two places, and messages for both. Where Tieline says that every old message fits the new
schema (`backward`), no message may be valid before and refused after; `forward` is the same the other way round. Who decides is an
implementation of the format that is not ours. The exit status is 1 where a message refutes an answer.

An answer "does not fit" that none of the messages shows is counted too: it may be right all the same, since the messages are few and small.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import avro_schemas
import json_schemas
import protobuf_schemas
import xml_schemas

FORMATS = {"json-schema": json_schemas, "avro": avro_schemas, "xsd": xml_schemas, "protobuf": protobuf_schemas}


def ask(tieline, name, module, old, new):
    """Tieline's two answers on a pair of schemas, or the error in words."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for side, text in (("old", old), ("new", new)):
            path = pathlib.Path(folder) / (side + module.EXTENSION)
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        command = [tieline, "diff", "--contract", *paths, "--contract-format", name, "--format", "json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            return None, "it takes more than a minute"
        try:
            return json.loads(done.stdout)["compatibility"], ""
        except (ValueError, KeyError):
            return None, (done.stderr or done.stdout).strip()[:300]


def refutation(module, pair, source, target):
    """A message that one side takes and the other does not; None where there is none among those that were made."""
    for message in pair.messages:
        if module.is_valid(pair, source, message) and not module.is_valid(pair, target, message, written_by=source):
            return message
    return None


def examine(tieline, name, seed):
    module = FORMATS[name]
    pair = module.make(random.Random(f"{name} {seed}"))
    if pair is None:
        return "skipped", []
    answer, error = ask(tieline, name, module, pair.old, pair.new)
    if answer is None:
        return "no answer", [f"{name} --seed {seed}: {error}\n  old {pair.old}\n  new {pair.new}"]
    outcome, said = "agrees", []
    for way, source, target in (("backward", "old", "new"), ("forward", "new", "old")):
        message = refutation(module, pair, source, target)
        if answer[way] and message is not None:
            outcome = "refuted"
            said.append(f"{name} seed {seed}: {way} is true, and {module.shown(message)} is refused\n  old {pair.old}\n  new {pair.new}")
        elif not answer[way] and message is None and outcome == "agrees":
            outcome = "not shown"
    return outcome, said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tieline")
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=sorted(FORMATS), action="append")
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    failed = False
    for name in options.format or FORMATS:
        if not FORMATS[name].IS_USABLE:
            print(f"{name:12} left out: its validator is not installed")
            continue
        tally, said = {}, []
        for number in range(options.pairs):
            outcome, words = examine(options.tieline, name, options.seed * 1_000_000 + number)
            tally[outcome] = tally.get(outcome, 0) + 1
            said += words
        figures = ", ".join(f"{count} {outcome}" for outcome, count in sorted(tally.items()))
        print(f"{name:12} {options.pairs} pairs: {figures}")
        for line in said[: options.show]:
            print(line)
        failed = failed or "refuted" in tally or "no answer" in tally
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
