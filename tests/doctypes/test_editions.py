from plangen.doctypes.editions import EDITIONS, is_handed_out


def test_an_edition_that_is_not_handed_out_says_so_on_every_page_and_has_its_own_folder() -> None:
    kept_back = [each for each in EDITIONS.values() if not each.is_handed_out]
    assert kept_back
    assert all(each.margin and each.folder and each.suffix for each in kept_back)


def test_files_of_two_editions_never_have_the_same_name() -> None:
    assert len({each.suffix for each in EDITIONS.values()}) == len(EDITIONS) > 1


def test_an_unknown_edition_is_not_handed_out() -> None:
    assert is_handed_out("rep")
    assert not is_handed_out("board")
