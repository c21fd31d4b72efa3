"""Workbooks opened by a reader that this project has no part in, beside the CSV of the same table.

workbook_test.py PCN PACKAGE: PCN is the command line. Ends with 77, "skipped", where openpyxl is not there.
"""
import csv
import io
import json
import subprocess
import sys

try:
    import openpyxl
except ImportError:
    print("python3-openpyxl is not here: workbooks were not opened")
    sys.exit(77)

PCN, PACKAGE = sys.argv[1:3]
STATES = ["view=networks", "view=networks&la=E09000004&where=registered>50000&columns=-borough",
          "view=compare&pins=U58020,U94126", "view=people&net=U58020"]


def export(what, state):
    return subprocess.run([PCN, "export", PACKAGE, what, "--state", state], check=True, capture_output=True).stdout


def table_of(text):
    """The notes above the table, and its rows."""
    lines = text.splitlines(keepends=True)
    notes = [tuple(line[2:].rstrip("\r\n").split(": ", 1)) for line in lines if line.startswith("# ")]
    return notes, list(csv.reader(io.StringIO("".join(line for line in lines if not line.startswith("# ")), newline="")))


def plain(text):
    """A CSV puts an apostrophe before what a spreadsheet would run."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def compare(state, table):
    notes, rows = table_of(export("csv:" + table, state).decode("utf-8-sig"))
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx:" + table, state)))
    assert book.sheetnames == ["Table", "Sources"], book.sheetnames
    sheet = book["Table"]
    assert sheet.freeze_panes == "B2", sheet.freeze_panes
    assert sheet.auto_filter.ref == sheet.dimensions, (sheet.auto_filter.ref, sheet.dimensions)
    assert (sheet.max_row, sheet.max_column) == (len(rows), len(rows[0])), (table, sheet.dimensions)
    assert all(cell.font.bold for cell in sheet[1])
    numbers = texts = 0
    for cells, row in zip(sheet.iter_rows(), rows):
        for cell, said in zip(cells, row):
            value = cell.value
            assert cell.data_type in ("n", "s", "inlineStr"), (cell.coordinate, cell.data_type)  # never a formula
            if isinstance(value, (int, float)):
                numbers += 1
                assert value == float(said), (table, cell.coordinate, value, said)
            else:
                texts += 1
                # Line ends and tabs are spaces in a CSV.
                assert " ".join((value or "").split()) == " ".join(plain(said).split()), (table, cell.coordinate, value, said)
    said = [tuple(cell.value for cell in row) for row in book["Sources"].iter_rows()]
    assert said == notes, (said, notes)
    return numbers, texts


total = [0, 0, 0]
for state in STATES:
    offers = [offer["id"] for offer in json.loads(export("list", state)) if offer["id"].startswith("xlsx:")]
    assert offers, state
    for offer in offers:
        numbers, texts = compare(state, offer.removeprefix("xlsx:"))
        total = [total[0] + 1, total[1] + numbers, total[2] + texts]
assert total[1] > 500 and total[2] > 500, total
codes = openpyxl.load_workbook(io.BytesIO(export("xlsx:networks", "view=networks")))["Table"]
heads = [cell.value for cell in codes[1]]
column = heads.index("Network ODS code")
assert all(isinstance(row[column].value, str) for row in codes.iter_rows(min_row=2))
assert all(isinstance(row[heads.index("Registered patients")].value, int) for row in codes.iter_rows(min_row=2)), heads
print(f"{total[0]} workbooks with {total[1]} numbers and {total[2]} texts")
