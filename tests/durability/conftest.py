from __future__ import annotations

import pytest


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=20, help="how often the writer is killed")
    parser.addoption("--states", type=int, default=2000, help="disk states after a power loss")


@pytest.fixture
def kills(request) -> int:
    return request.config.getoption("--kills", default=20)


@pytest.fixture
def states(request) -> int:
    return request.config.getoption("--states", default=2000)
