from pathlib import Path

from plangen.workflow.doctor import Finding, is_ready, run_checks


def test_a_machine_that_runs_the_tests_is_ready() -> None:
    findings = run_checks()
    assert len(findings) >= 5
    assert is_ready(findings)


def test_only_missing_requirements_count() -> None:
    assert is_ready([Finding("speed", fix="slow", required=False)])
    assert not is_ready([Finding("pdf", fix="missing")])


def test_invalid_templates_are_reported(tmp_path: Path) -> None:
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "document.toml").write_text("title =", encoding="utf-8")
    [templates] = [finding for finding in run_checks(tmp_path) if finding.name == "Templates"]
    assert "note/document.toml" in templates.fix
