"""The key of a checkout: made at the first start, whole, for this user only, and never a bad one."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.config import BadSetting, kept_key


def test_a_key_is_made_once_for_this_user_only(tmp_path):
    path = tmp_path / "instance" / "secret_key"
    key = kept_key(path)
    assert len(key) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_key(path) == key
    assert [each.name for each in path.parent.iterdir()] == ["secret_key"]


def test_two_checkouts_have_two_keys(tmp_path):
    assert kept_key(tmp_path / "one" / "key") != kept_key(tmp_path / "two" / "key")


def test_workers_that_start_at_once_share_one_key(tmp_path):
    path = tmp_path / "instance" / "secret_key"
    with ThreadPoolExecutor(16) as workers:
        keys = set(workers.map(lambda _: kept_key(path), range(64)))
    assert len(keys) == 1
    assert [each.name for each in path.parent.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("text", ["", "\n", "short"])
def test_a_key_file_without_a_key_is_told_and_not_used(tmp_path, text):
    path = tmp_path / "secret_key"
    path.write_text(text)
    with pytest.raises(BadSetting, match="too short"):
        kept_key(path)


def test_a_key_file_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "secret_key").mkdir()
    with pytest.raises(BadSetting, match="cannot be read"):
        kept_key(tmp_path / "secret_key")
