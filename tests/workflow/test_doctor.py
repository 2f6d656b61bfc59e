from pathlib import Path

from plangen.workflow.doctor import Finding, examine, is_well


def test_a_machine_on_which_the_tests_run_is_well() -> None:
    findings = examine()
    assert len(findings) >= 5
    assert is_well(findings)


def test_what_is_missing_counts_only_where_it_is_needed() -> None:
    assert is_well([Finding("speed", fault="slow", needed=False)])
    assert not is_well([Finding("pdf", fault="missing")])


def test_templates_at_fault_are_told(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "kind.toml").write_text("title =", encoding="utf-8")
    [told] = [finding for finding in examine(tmp_path) if finding.what == "Templates"]
    assert "note/kind.toml" in told.fault
