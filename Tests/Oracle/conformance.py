#!/usr/bin/env python3
"""Holds contract comparisons against a corpus of verdicts: conformance.py BINARY CORPUS [--messages FOLDER] [--markdown FILE] [--show N]

CORPUS is a folder of JSON Lines files, a case a line: `old` and `new` (or `old_files` and `new_files`), `format`, `mode`, and the verdict
as `compatible`, `breaking` or a list of `expected` reports. A line is printed for every corpus and mode: how many cases agree, how many
Tieline calls breaking that are not ("alarm"), how many it misses, how many it leaves undecided ("review"), and how many have no answer.

A disagreement is on purpose only where a message proves it: FOLDER holds `NAME.jsonl` beside a corpus NAME, a line for a case with the
`message`, which side `accepts` it, and for OpenAPI and AsyncAPI the `place` of the schema or message (a JSON pointer); or with a whole
`request`, and the `response` to it. Validators that are not ours replay each. Where no message can tell the sides apart the line has a
`category` instead, which is counted on its own. Exits 1 where a message does not prove what it should, or a case has no answer.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

import graphql
import xmlschema

import exchanges
import reading
from validating import Judge

EXTENSION = {"openapi": ".yaml", "avro": ".avsc", "protobuf": ".proto", "jsonschema": ".json", "graphql": ".graphql", "asyncapi": ".json",
             "xsd": ".xsd", "ddl": ".sql"}
FORMAT = {"jsonschema": "json-schema", "ddl": "sql"}
PROTOBUF = {"FILE": "file", "PACKAGE": "package", "WIRE_JSON": "wireJson", "WIRE": "wire"}
JUDGEMENTS = {"breaking", "breaking+dangerous", "criticality", "standard"}


def question(case):
    """(mode, whether the case is compatible, how to read that from an answer), or None where the case asks something else."""
    mode = case.get("mode", "breaking")
    if case.get("peer") == "oasdiff":
        if case.get("date_dependent"):
            return None
        errors = [found for found in case["expected"] if found["level"] == "ERR"]
        return mode, not any("sunset" not in found["id"] and "stability" not in found["id"] for found in errors), lambda c: not c["breaking"]
    if "breaking" in case:
        return mode, not case["breaking"], lambda c: not c["breaking"]
    if "compatible" not in case or "history" in case:
        return None
    if case["format"] == "protobuf" and mode in PROTOBUF:
        return mode, case["compatible"], lambda c: c[PROTOBUF[mode]]
    if mode in ("backward", "forward"):
        return mode, case["compatible"], lambda c: c[mode]
    if mode == "full":
        return mode, case["compatible"], lambda c: c["backward"] and c["forward"]
    return (mode, case["compatible"], lambda c: not c["breaking"]) if mode in JUDGEMENTS else None


def put(folder, case, side):
    """Writes one side of a case, and gives its path."""
    if side + "_files" in case:
        for name, text in case[side + "_files"].items():
            path = folder / side / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (folder / side).mkdir(exist_ok=True)
        return folder / side
    text = case[side]
    is_json = case["format"] in ("openapi", "asyncapi") and text.lstrip()[:1] == "{"
    path = folder / (side + (".json" if is_json else EXTENSION.get(case["format"], ".txt")))
    path.write_text(text, encoding="utf-8")
    return path


def ask(binary, case):
    """The outcome of a case: agree, alarm, miss, review or no answer."""
    _, compatible, read = question(case)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        command = [binary, "diff", "--contract", put(folder, case, "old"), put(folder, case, "new"), "--contract-format",
                   FORMAT.get(case["format"], case["format"]), "--format", "json"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60)
            answer = json.loads(done.stdout)["compatibility"]
            verdict = read(answer)
        except (subprocess.TimeoutExpired, ValueError, KeyError) as error:
            return "no answer", str(error)
    if verdict == compatible:
        return "agree", ""
    if answer["undecided"]:
        return "review", ""
    return ("alarm", "") if compatible else ("miss", "")


# Messages


def accepts(case, side, proof):
    """Whether a side of a case takes a message, by a validator that is not ours."""
    text = case[side] if side in case else next(iter(case[side + "_files"].values()))
    if case["format"] == "graphql":
        schema = graphql.build_schema(text)
        if schema.query_type is None:
            # A schema without a root: what is asked starts from its first type.
            first = next(name for name, kind in schema.type_map.items() if isinstance(kind, graphql.GraphQLObjectType) and name[:2] != "__")
            schema = graphql.build_schema(f"{text}\nschema {{ query: {first} }}")
        return not graphql.validate(schema, graphql.parse(proof["message"]))
    if case["format"] == "xsd":
        return xmlschema.XMLSchema(text).is_valid(proof["message"])
    if "request" in proof:
        return exchanges.accepts(text, proof)
    document = reading.document(text)
    if case["format"] == "asyncapi":
        payload = resolved(document, proof["place"]) or {}
        return Judge(payload.get("payload", {}), {}, document).accepts(proof["message"])
    if case["format"] == "openapi":
        schema = resolved(document, proof["place"])
        return schema is not None and exchanges.holds(document, schema, proof["message"])
    return Judge(document, document.get("$defs", {})).accepts(proof["message"])


def resolved(document, place):
    """What stands at a JSON pointer, references on the way followed; None where nothing does."""
    found = document
    for step in place.strip("/").split("/"):
        step = step.replace("~1", "/").replace("~0", "~")
        found = found[int(step)] if isinstance(found, list) else found.get(step)
        for _ in range(20):
            if not isinstance(found, dict) or not isinstance(found.get("$ref"), str):
                break
            found = resolved(document, found["$ref"].removeprefix("#"))
        if found is None:
            return None
    return found


def proves(case, proof):
    other = "new" if proof["accepts"] == "old" else "old"
    return accepts(case, proof["accepts"], proof) and not accepts(case, other, proof)


def proofs_of(folder, corpus):
    path = folder / f"{corpus}.jsonl"
    if not path.exists():
        return {}
    return {proof["case"]: proof for proof in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


# The whole


def measure(binary, corpus, messages, jobs):
    """(rows by mode, disagreements without proof, proofs that prove nothing) of one corpus."""
    cases = [json.loads(line) for line in corpus.open(encoding="utf-8")]
    cases = [case for case in cases if "format" in case and question(case)]
    proofs, rows, open_cases, empty = proofs_of(messages, corpus.stem), collections.defaultdict(collections.Counter), [], []
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for case, (outcome, detail) in zip(cases, pool.map(lambda case: ask(binary, case), cases)):
            mode = question(case)[0]
            proof = proofs.get(case["id"])
            if outcome not in ("agree", "no answer") and proof:
                if "category" in proof:
                    outcome = "by category"
                elif proves(case, proof):
                    outcome = "proven"
                else:
                    empty.append(case["id"])
            rows[case["format"], mode][outcome] += 1
            if outcome not in ("agree", "proven", "by category"):
                open_cases.append((outcome, case["id"], detail))
    return rows, open_cases, empty


COLUMNS = ["agree", "proven", "by category", "alarm", "miss", "review", "no answer"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--messages", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "Docs" / "conformance")
    parser.add_argument("--markdown", type=pathlib.Path, help="writes the table to a file")
    parser.add_argument("--show", type=int, default=5, help="how many disagreements of a corpus are printed")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    lines = ["| corpus | format | mode | cases | agree | proven by a message | no message can show it | alarm | miss | review | no answer |",
             "|---|---|---|" + "---:|" * 8]
    failed = False
    for corpus in sorted(options.corpus.glob("*.jsonl")):
        rows, open_cases, empty = measure(options.binary, corpus, options.messages, options.jobs)
        for (kind, mode), count in sorted(rows.items()):
            total = sum(count.values())
            print(f"{corpus.stem:20} {kind:12} {mode:20} {total:5} cases  {count['agree'] / total:7.2%} agree  " + "  ".join(
                f"{count[column]} {column}" for column in COLUMNS[1:]), flush=True)
            lines.append(f"| {corpus.stem} | {kind} | {mode} | {total} | {count['agree'] / total:.2%} | " + " | ".join(
                str(count[column]) for column in COLUMNS[1:]) + " |")
            failed |= bool(count["no answer"])
        for outcome, name, detail in open_cases[:options.show]:
            print(f"    {outcome} {name} {detail}")
        for name in empty:
            print(f"    the message for {name} proves nothing")
        failed |= bool(empty)
    if options.markdown:
        options.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
